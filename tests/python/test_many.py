"""`parse_many` and `read_dir`: order, bad documents, progress, signals, memory."""

import _thread
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path

import pandas  # noqa: F401  (what `to_pandas` imports is not to be interrupted)
import polars
import pyarrow
import pytest

import nianbao

from conftest import ROOT, SHIPPED

TEXTS = [path.read_text(encoding="utf-8") for path in SHIPPED]


def test_many_are_what_each_is_alone():
    parser = nianbao.Parser(report_period=2018)
    alone = [parser.parse(text) for text in TEXTS] * 30
    for threads in (None, 1, 3):
        many = nianbao.parse_many(TEXTS * 30, parser=parser, threads=threads)
        assert list(many) == alone
        assert many.ids == tuple(map(str, range(len(alone))))
    assert many[-1] == alone[-1]
    assert many == nianbao.Articles(alone)
    assert many != nianbao.Articles(alone[:-1])
    assert pickle.loads(pickle.dumps(many)) == many
    for at in (len(alone), -len(alone) - 1):
        with pytest.raises(IndexError):
            many[at]


def test_a_slice_is_articles_with_their_names():
    articles = nianbao.parse_many(TEXTS, ids=(f"page {at}" for at in range(len(TEXTS))))
    for cut in (slice(2), slice(1, -1), slice(None, None, -2), slice(5, 1), slice(-1, 9**20)):
        assert list(articles[cut]) == list(articles)[cut]
        assert articles[cut].ids == articles.ids[cut]


def test_a_generator_is_drawn_from_on_the_callers_thread():
    drawn = []

    def texts():
        for text in TEXTS:
            drawn.append(threading.get_ident())
            yield text.encode()

    many = nianbao.parse_many(texts(), ids=(path.stem for path in SHIPPED))
    assert list(many) == [nianbao.parse(text.removeprefix("\ufeff")) for text in TEXTS]
    assert many.ids == tuple(path.stem for path in SHIPPED)
    assert set(drawn) == {threading.get_ident()}


def test_a_generators_own_error_is_its_own():
    def texts():
        yield ""
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        nianbao.parse_many(texts())


def test_a_folder_is_what_its_files_are(tmp_path):
    for name, text in zip(("b/二.txt", "a.txt", "b/c/x.md", ".hidden/y.txt"), TEXTS, strict=False):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = nianbao.read_dir(tmp_path)
    assert found.ids == ("a.txt", "b/c/x.md", "b/二.txt")
    assert list(found) == [nianbao.parse(TEXTS[at]) for at in (1, 2, 0)]
    assert found[0] == nianbao.parse(TEXTS[1])
    assert found == nianbao.read_dir(str(tmp_path))
    assert found != nianbao.read_dir(tmp_path, parser=nianbao.Parser(report_period=2018))
    assert nianbao.read_dir(tmp_path, "**/*.txt").ids == ("a.txt", "b/二.txt")
    assert nianbao.read_dir(tmp_path, "*.txt").ids == ("a.txt",)
    assert nianbao.read_dir(tmp_path, ".hidden/*").ids == (".hidden/y.txt",)
    held = nianbao.parse_many((TEXTS[at] for at in (1, 2, 0)), ids=found.ids)
    for name in ("articles", "blocks", "indicators", "changes", "events", "distinctions", "sections", "numerals", "diagnostics"):
        assert pyarrow.table(getattr(found, name)).equals(pyarrow.table(getattr(held, name)))
    (tmp_path / "a.txt").unlink()
    assert "No such file" in found[0].error, "files are read as they are asked for"


@pytest.fixture
def bad():
    """A folder with all that goes wrong, and how each is to end: read, or an error that says this."""
    # Not below pytest's own folder, into which only its owner may look.
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    text = TEXTS[0].encode()
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "long.txt").write_bytes(text * (20_000_000 // len(text) + 1))
    (folder / "broken.txt").write_bytes(text + b"\xc4\xea\xb1\n" + text)
    (folder / "good.txt").write_bytes(text)
    (folder / "mark.txt").write_bytes(b"\xef\xbb\xbf" + text)
    (folder / "secret.txt").write_bytes(text)
    (folder / "secret.txt").chmod(0)
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "closed").mkdir(mode=0)
    os.mkfifo(folder / "pipe.txt")
    wanted = {
        "broken.txt": None,
        "closed": "Permission denied",
        "empty.txt": None,
        "gone.txt": "No such file",
        "good.txt": None,
        "long.txt": "longer than 16777216 bytes",
        "mark.txt": None,
        "picture.txt": "PNG",
        "pipe.txt": "not a regular file",
        "secret.txt": "Permission denied",
    }
    # Root may read everything.
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield folder, wanted
    if root:
        os.seteuid(0)
    (folder / "closed").chmod(0o700)
    shutil.rmtree(folder)


def test_bad_documents_are_rows_and_none_is_lost(bad):
    folder, wanted = bad
    articles = nianbao.read_dir(folder)
    table = articles.articles.to_polars()
    found = dict(zip(table["article"], table["error"], strict=True))
    assert list(found) == list(wanted)
    for name, reason in wanted.items():
        assert (found[name] is None) == (reason is None), name
        assert reason is None or reason in found[name]
    assert {name: article.error for name, article in zip(articles.ids, articles, strict=True)} == found
    assert articles[articles.ids.index("mark.txt")] == nianbao.parse(TEXTS[0])
    # What cannot be looked into may hold what the pattern asks for.
    some = nianbao.read_dir(folder, "long.txt", max_bytes=None)
    assert some.ids == ("closed", "gone.txt", "long.txt")
    assert len(some[-1].indicators) > 10_000


def test_the_first_bad_document_ends_the_run_where_that_is_wanted(bad):
    folder, _ = bad
    articles = nianbao.read_dir(folder, on_error="raise")
    with pytest.raises(nianbao.NianbaoError, match="closed: Permission denied"):
        list(articles)
    with pytest.raises(nianbao.NianbaoError, match="closed: Permission denied"):
        articles.indicators.to_polars()
    with pytest.raises(Exception, match="closed: Permission denied"):
        pyarrow.table(articles.indicators)
    with pytest.raises(nianbao.NianbaoError, match="1: text must be str or bytes, not float"):
        nianbao.parse_many(["", float("nan")], on_error="raise")


def test_a_name_that_is_no_text_is_a_file_all_the_same(tmp_path):
    name = os.fsencode(tmp_path) + b"/\xc4\xea.txt"
    with open(name, "w", encoding="utf-8") as file:
        file.write(TEXTS[0])
    found = nianbao.read_dir(tmp_path)
    assert found.ids == ("\ufffd\ufffd.txt",)
    assert list(found) == [nianbao.parse(TEXTS[0])]


def test_ten_thousand_small_files_are_ten_thousand_rows(tmp_path):
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_text(f"全年新增企业{number}家。", encoding="utf-8")
    table = nianbao.read_dir(tmp_path).indicators.select("article", "value").to_polars()
    assert table["article"].to_list() == [f"{number:05}.txt" for number in range(10_000)]
    assert table["value"].to_list() == list(range(10_000))


def test_progress_is_told_to_the_end():
    told = []
    nianbao.parse_many(TEXTS * 20, progress=lambda *how: told.append(how))
    assert told == sorted(told)
    assert told[-1] == (len(TEXTS) * 20, len(TEXTS) * 20)
    told.clear()
    nianbao.parse_many(iter(TEXTS), progress=lambda *how: told.append(how))
    assert told == [(len(TEXTS), None), (len(TEXTS), len(TEXTS))]

    def stop(done, total):
        raise LookupError("seen enough")

    with pytest.raises(LookupError, match="seen enough"):
        nianbao.parse_many(TEXTS, progress=stop)
    with pytest.raises(LookupError, match="seen enough"):
        nianbao.read_dir(ROOT / "tests/corpus", progress=stop).indicators.to_polars()


@pytest.mark.parametrize("tqdm", [True, False])
def test_a_bar_is_shown_with_or_without_tqdm(tqdm):
    code = f"""
import sys
if not {tqdm}: sys.modules["tqdm"] = None
import nianbao
nianbao.read_dir("tests/corpus", progress=True).events.to_polars()
nianbao.parse_many((text for text in ["", ""]), progress=True)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    wanted = ["9/9", "2article"] if tqdm else ["9 of 9 articles\n", "2 articles", "2 of 2 articles\n"]
    assert all(words in done.stderr for words in wanted), done.stderr


@pytest.mark.parametrize("way", ["parse_many", "loop", "to_polars", "to_pandas", "to_arrow"])
def test_ctrl_c_ends_a_run_soon(tmp_path, way):
    (tmp_path / "0.txt").write_text("".join(TEXTS) * 20, encoding="utf-8")
    for number in range(1, 400):
        (tmp_path / f"{number}.txt").hardlink_to(tmp_path / "0.txt")
    articles = nianbao.read_dir(tmp_path)

    def to_arrow():
        # The library tells an error of its own first.
        with suppress(pyarrow.ArrowInvalid):
            pyarrow.table(articles.indicators)
        time.sleep(10)

    runs = {
        "parse_many": lambda: nianbao.parse_many(path.read_bytes() for path in tmp_path.iterdir()),
        "loop": lambda: list(articles),
        "to_polars": articles.indicators.to_polars,
        "to_pandas": articles.indicators.to_pandas,
        "to_arrow": to_arrow,
    }
    # A process started in the background is given SIGINT ignored, and Python leaves it so.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.3, _thread.interrupt_main, [signal.SIGINT])
    timer.start()
    began = time.monotonic()
    try:
        with pytest.raises(KeyboardInterrupt):
            runs[way]()
    finally:
        signal.signal(signal.SIGINT, before)
    assert time.monotonic() - began < 3


def test_other_threads_go_on_meanwhile():
    beats = []
    stop = threading.Event()

    def beat():
        while not stop.wait(0.001):
            beats.append(time.monotonic())

    other = threading.Thread(target=beat)
    other.start()
    try:
        began = time.monotonic()
        polars.DataFrame(nianbao.parse_many(TEXTS * 50).indicators)
        ended = time.monotonic()
    finally:
        stop.set()
        other.join()
    assert sum(began < beat < ended for beat in beats) > 5


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: nianbao.parse_many("年报"), TypeError, "texts must be an iterable of str or bytes, not one of"),
        (lambda: nianbao.parse_many(1), TypeError, "not iterable"),
        (lambda: nianbao.parse_many({"a": "年报"}), TypeError, "ids=pages.keys"),
        (lambda: nianbao.parse_many([""], ids=[]), nianbao.NianbaoError, "ids: there are only 0"),
        (lambda: nianbao.parse_many([], threads=0), nianbao.NianbaoError, "threads: at least 1"),
        (lambda: nianbao.parse_many([], progress=1), TypeError, "progress must be bool or callable"),
        (lambda: nianbao.parse_many([], on_error="skip"), nianbao.NianbaoError, 'on_error: "row" or "raise"'),
        (lambda: nianbao.read_dir("no/such/folder"), FileNotFoundError, "^no/such/folder: No such file"),
        (lambda: nianbao.read_dir(__file__), NotADirectoryError, "is no folder"),
        (lambda: nianbao.read_dir(".", "***"), nianbao.NianbaoError, "pattern: "),
        (lambda: nianbao.Articles([""]), TypeError, "'str' object"),
    ],
)
def test_wrong_arguments(call, error, message):
    with pytest.raises(error, match=message):
        call()
