"""Set up what all tests share.

Properties are tried on the same examples in every run; ``HYPOTHESIS_PROFILE=explore`` looks for new ones. Where the
environment says that no bytecode is to be written, as in a container, the programs that tests start share it in a
folder that goes with the run: else each compiles anew. Nothing is taken from a cache of an earlier run, or left in one:
the tests of the cache have their own.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("explore", derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
os.environ["XDG_CACHE_HOME"] = os.devnull

if os.environ.pop("PYTHONDONTWRITEBYTECODE", "") and "PYTHONPYCACHEPREFIX" not in os.environ:
    bytecode = tempfile.mkdtemp(prefix="sinoclaim-tests-")
    os.environ["PYTHONPYCACHEPREFIX"] = bytecode
    atexit.register(shutil.rmtree, bytecode, ignore_errors=True)
