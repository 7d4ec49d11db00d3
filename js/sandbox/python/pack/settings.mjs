// What of Python's standard library goes into the pack, and in which form.

/** Where Lambda has its Python 3.14; tracebacks name these paths. */
export const HOME = "/var/lang/lib/python3.14";

/**
 * Files and folders that are left out: what needs a terminal, a display, another process or a network, and what only
 * developers of Python use.
 */
export const LEFT_OUT = [
  "_pyrepl", "_ios_support", "_osx_support", "_aix_support", "_android_support", "_apple_support", "antigravity", "bdb", "cProfile", "cmd", "code",
  "compileall", "ctypes", "curses", "dbm", "doctest", "ensurepip", "ftplib", "idlelib", "imaplib", "lib2to3",
  "mailbox", "modulefinder", "multiprocessing", "nturl2path", "pdb", "pickletools", "poplib", "profile", "profiling", "pstats",
  "pty", "py_compile", "pyclbr", "pydoc", "pydoc_data", "rlcompleter", "symtable",
  "tabnanny", "test", "this", "tkinter", "trace", "tty", "turtle", "turtledemo", "unittest", "venv", "wave",
  "webbrowser", "wsgiref", "xmlrpc", "zipapp", "__hello__", "__phello__", "pyodide/console", "pyodide/_nodesock_transport", "pyodide/http",
  "_pydatetime", "_pyio", "importlib/_bootstrap", "importlib/_bootstrap_external", "zipimport", "optparse",
  "asyncio/__main__", "asyncio/tools", "asyncio/windows_events", "asyncio/windows_utils", "concurrent/futures/process", "concurrent/futures/interpreter", "concurrent/interpreters",
  ...encodings(),
];

/** Encodings of old computers, each a table of its own; zipfile needs cp437, and those of East Asia are small. */
function encodings() {
  const pages =
    "037 1006 1026 1125 1140 273 424 500 720 737 775 852 855 856 857 858 860 861 862 863 864 865 866 869 874 875";
  const names = [
    "bz2_codec", "hp_roman8", "koi8_t", "kz1048", "mac_arabic", "mac_croatian", "mac_cyrillic", "mac_farsi", "mac_greek",
    "mac_iceland", "mac_latin2", "mac_romanian", "mac_turkish", "mbcs", "oem", "palmos", "ptcp154", "uu_codec", "_win_cp_codecs",
  ];
  return [...pages.split(" ").map((page) => `cp${page}`), ...names].map((name) => `encodings/${name}`);
}

/** Modules that are shipped as bytecode, with all that they import; what Pyodide's start imports comes by itself. */
export const COMPILED = [
  "__future__", "abc", "ast", "asyncio", "base64", "bisect", "calendar", "collections.abc", "concurrent.futures",
  "concurrent.futures.thread", "contextlib", "copy", "csv", "dataclasses", "datetime", "decimal", "email.message", "email.utils",
  "enum", "fnmatch", "functools", "gzip", "hashlib",
  "heapq", "hmac", "html", "http.client", "importlib.resources", "inspect", "io", "itertools", "json", "logging",
  "numbers", "operator", "os", "pathlib", "queue", "random", "re", "secrets", "shutil", "string",
  "struct", "tempfile", "textwrap", "threading", "time", "traceback", "types", "typing", "unicodedata", "urllib.error",
  "urllib.parse", "urllib.request", "uuid", "warnings", "weakref", "zlib", "zoneinfo", "_strptime", "selectors",
  "_pylong", "linecache", "encodings.idna", "encodings.ascii", "encodings.latin_1", "encodings.utf_8_sig",
];

/** Modules whose source lies beside the bytecode, since their lines are met in tracebacks of handlers. */
export const TRACED = [
  "_strptime", "asyncio.base_events", "asyncio.locks", "asyncio.runners", "asyncio.taskgroups", "asyncio.tasks", "asyncio.threads",
  "asyncio.timeouts", "base64", "boto3", "botocore", "collections", "concurrent.futures._base", "concurrent.futures.thread", "contextlib", "copy",
  "csv", "dataclasses", "enum", "functools", "gzip", "hashlib", "hmac", "importlib", "json", "logging", "pathlib", "random",
  "re", "string", "tempfile", "threading", "urllib.parse", "urllib.request", "uuid", "zoneinfo",
];

/** Modules that keep their docstrings: `email` puts those of its classes together, and fails if one of them is missing. */
export const DOCUMENTED = ["email"];
