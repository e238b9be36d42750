"""Threads: the lock is released while parsing, and many threads give what one gives."""

import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import nianbao

from conftest import SHIPPED

TEXTS = [path.read_text(encoding="utf-8") for path in SHIPPED] * 4


def test_many_threads_give_what_one_gives():
    parser = nianbao.Parser(report_period=2018)
    alone = [parser.parse(text).to_json() for text in TEXTS]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda text: parser.parse(text).to_json(), TEXTS))
    assert together == alone


def test_a_parser_goes_to_other_processes_and_articles_come_back():
    parser = nianbao.Parser(report_period=2018)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert list(pool.map(parser.parse, TEXTS[:2])) == [parser.parse(text) for text in TEXTS[:2]]


def test_handles_are_read_from_many_threads(made):
    def read(_):
        return [(i.start, i.end, i.text, i.value and i.value.number) for i in made.indicators]

    with ThreadPoolExecutor(8) as pool:
        assert len(set(map(tuple, pool.map(read, range(200))))) == 1


def test_the_lock_is_released_while_parsing():
    """While one thread parses a long text, another goes on."""
    text = "全年新增企业12家，同比增长9%。\n" * 100_000
    beats: list[float] = []
    stop = threading.Event()

    def beat():
        while not stop.is_set():
            beats.append(time.perf_counter())
            time.sleep(0)

    other = threading.Thread(target=beat)
    other.start()
    try:
        for _ in range(5):
            began = time.perf_counter()
            nianbao.parse(text)
            ended = time.perf_counter()
            # The middle of the call, so that a beat as the lock is taken or given back doesn't count.
            margin = (ended - began) / 4
            if any(began + margin < beat < ended - margin for beat in beats):
                return
    finally:
        stop.set()
        other.join()
    raise AssertionError("no other thread ran while an article was parsed")
