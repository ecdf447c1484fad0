"""Running a program for a limited time, for the scripts that compare."""
import subprocess
import threading

SECONDS = 20


def timed(command, folder):
    """(exit status, output, errors) as bytes; a program that takes longer than SECONDS is killed: status -9."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    try:
        out, err = process.communicate()
    finally:
        timer.cancel()
    return process.returncode, out, err
