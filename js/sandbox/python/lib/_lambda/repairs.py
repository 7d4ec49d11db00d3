"""What CPython in a browser lacks and handlers use: waiting, event loops and threads.

All waiting is virtual: the clock of the worker jumps ahead, so a handler that sleeps for a minute answers at once and
its duration is right. Threads run to their end where they are started; a thread that waits for work which is not there
yet is put aside, and begun anew when somebody waits for it.
"""

import asyncio
import asyncio.base_events
import asyncio.events
import asyncio.runners
import concurrent.futures
import concurrent.futures.thread
import contextvars
import sys
import threading
import time
import zipimport

from . import host

LIBRARY = "/lib/python314.zip/"
HOME = "/var/lang/lib/python3.14/"


def repair():
    """Carries out all repairs that hold for the life of the interpreter."""
    _name_files()
    time.sleep = _sleep
    _repair_loops()
    _repair_threads()


CLOSED = {"js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core"}


class _Closed:
    """Finds nothing under the names that lead to JavaScript."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in CLOSED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def close():
    """Closes the ways to JavaScript. The walls outside of the interpreter hold without it; this is one more."""
    sys.meta_path[:] = [
        _Closed,
        *(finder for finder in sys.meta_path if type(finder).__module__ != "_pyodide._importhook"),
    ]
    for name in list(sys.modules):
        if name.partition(".")[0] in CLOSED:
            del sys.modules[name]


def _name_files():
    """Lets modules that come as source name their files as Lambda does; bytecode has the names already."""
    compile_source = zipimport._compile_source

    def named(path, source):
        return compile_source(path.replace(LIBRARY, HOME) if path.startswith(LIBRARY) else path, source)

    zipimport._compile_source = named


def _sleep(seconds, /):
    if not isinstance(seconds, (int, float)) and not hasattr(seconds, "__index__"):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")
    host.wait(float(seconds))


_sleep.__name__ = _sleep.__qualname__ = "sleep"


class _Nothing:
    """A selector without files: waits for the next timer."""

    def select(self, timeout):
        if timeout is None:
            host.stuck()
        if timeout > 0:
            host.wait(timeout)
        return []

    def close(self):
        pass


class EventLoop(asyncio.base_events.BaseEventLoop):
    """An event loop that has timers and callbacks, and no network."""

    def __init__(self):
        super().__init__()
        self._selector = _Nothing()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass

    def add_signal_handler(self, signal, callback, *arguments):
        pass

    def remove_signal_handler(self, signal):
        return False


class _Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = EventLoop


def _repair_loops():
    asyncio.run = asyncio.runners.run
    asyncio.SelectorEventLoop = asyncio.DefaultEventLoop = EventLoop
    asyncio.events._set_event_loop_policy(_Policy())
    asyncio.events._set_running_loop(None)


class _Aside(BaseException):
    """Ends a thread that waits for what is not there yet; it begins anew later."""


_depth = 0
_aside = []


def _run_thread(thread):
    global _depth
    work = {name: thread.__dict__[name] for name in ("_target", "_args", "_kwargs") if name in thread.__dict__}
    ident = threading.get_ident()
    around = threading._active.get(ident)
    threading._active[ident] = thread
    thread._set_ident()
    _depth += 1
    try:
        thread._context.run(thread.run)
    except _Aside:
        # `Thread.run` has forgotten them.
        thread.__dict__.update(work)
        _aside.append(thread)
        return
    except SystemExit:
        pass
    except BaseException:
        threading.excepthook(threading.ExceptHookArgs([*sys.exc_info(), thread]))
    finally:
        _depth -= 1
        threading._active[ident] = around
    thread._os_thread_handle = threading._make_thread_handle(ident)
    thread._os_thread_handle._set_done()


def _start(self):
    if not self._initialized:
        raise RuntimeError("thread.__init__() not called")
    if self._started.is_set():
        raise RuntimeError("threads can only be started once")
    if self._context is None:
        self._context = contextvars.Context()
    self._started.set()
    if isinstance(self, threading.Timer):
        # It may be cancelled before its time; if nobody waits for it, Lambda would not either.
        _aside.append(self)
    else:
        _run_thread(self)


def _resume():
    """Begins the threads anew that were put aside; returns whether there were any."""
    waiting = [thread for thread in _aside if not isinstance(thread, threading.Timer)]
    for thread in waiting:
        _aside.remove(thread)
        _run_thread(thread)
    return bool(waiting)


def _join(self, timeout=None):
    if not self._initialized:
        raise RuntimeError("Thread.__init__() not called")
    if not self._started.is_set():
        raise RuntimeError("cannot join thread before it is started")
    if self in _aside:
        _aside.remove(self)
        _run_thread(self)
    if self in _aside:
        host.stuck() if timeout is None else host.wait(max(timeout, 0))


def _wait(self, timeout=None):
    """Condition.wait: with one thread at a time, only one that was put aside can wake this one."""
    if not self._is_owned():
        raise RuntimeError("cannot wait on un-acquired lock")
    if _depth and timeout is None:
        raise _Aside
    waiter = threading._allocate_lock()
    waiter.acquire()
    self._waiters.append(waiter)
    state = self._release_save()
    woken = False
    try:
        if not _depth and _resume():
            woken = waiter.acquire(False)
        if not woken:
            host.stuck() if timeout is None else host.wait(max(timeout, 0))
        return woken
    finally:
        self._acquire_restore(state)
        if not woken and waiter in self._waiters:
            self._waiters.remove(waiter)


def _submit(self, work, /, *arguments, **named):
    if self._shutdown:
        raise RuntimeError("cannot schedule new futures after shutdown")
    future = concurrent.futures.Future()
    future.set_running_or_notify_cancel()
    try:
        if not getattr(self, "_has_begun", False):
            self._has_begun = True
            _initialize(self)
        future.set_result(work(*arguments, **named))
    except BaseException as problem:
        future.set_exception(problem)
    return future


def _initialize(executor):
    """Calls the initializer of the pool, once instead of once a thread."""
    context = getattr(executor, "_create_worker_context", None)
    if context is not None:
        context().initialize()


def _repair_threads():
    threading.Thread.start = _start
    threading.Thread.join = _join
    threading.Condition.wait = _wait
    concurrent.futures.thread.ThreadPoolExecutor.submit = _submit
