"""Running a program for a limited time, for the scripts that compare."""
import resource
import subprocess
import threading

SECONDS = 20


def timed(command, folder, memory=None):
    """(exit status, output, errors) as bytes; a program that takes longer than SECONDS is killed: status -9. `memory`: how many bytes of
    address space it may have."""
    limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory else None
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=limit)
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    try:
        out, err = process.communicate()
    finally:
        timer.cancel()
    return process.returncode, out, err
