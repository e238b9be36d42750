"""What `progress=True` shows: tqdm's bar where tqdm is installed, else a line on standard error."""

import sys


def bar():
    """A callable that is told how many documents are done, and how many there are."""
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return _line
    return _Bar(tqdm)


class _Bar:
    """A bar for each pass: it opens with the first word of progress and closes with the last."""

    def __init__(self, tqdm):
        self._tqdm = tqdm
        self._shown = None

    def __call__(self, done, total):
        if self._shown is None:
            self._shown = self._tqdm(total=total, unit="article")
        self._shown.update(done - self._shown.n)
        if done == total:
            self._shown.close()
            self._shown = None


def _line(done, total):
    of = "" if total is None else f" of {total}"
    end = "\n" if done == total else ""
    print(f"\r{done}{of} articles", end=end, file=sys.stderr, flush=True)
