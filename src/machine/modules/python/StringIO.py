"""File-like objects that read from or write to a string buffer."""

__all__ = ['StringIO']
# cStringIO, which this is, too, keeps no unicode.
_TEXT = str if __name__ == 'cStringIO' else basestring


class StringIO:
    """A file in memory."""

    def __init__(self, buf=''):
        if not isinstance(buf, _TEXT):
            buf = str(buf)
        self.buf = buf
        self.len = len(buf)
        self.pos = 0
        self.closed = False
        self.softspace = 0

    def __iter__(self):
        return self

    def next(self):
        self._check()
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def close(self):
        if not self.closed:
            self.closed = True
            del self.buf, self.pos

    def isatty(self):
        self._check()
        return False

    def seek(self, pos, mode=0):
        self._check()
        if mode == 1:
            pos += self.pos
        elif mode == 2:
            pos += self.len
        self.pos = max(0, pos)

    def tell(self):
        self._check()
        return self.pos

    def read(self, n=-1):
        self._check()
        if n is None or n < 0:
            end = self.len
        else:
            end = min(self.pos + n, self.len)
        text = self.buf[self.pos:end]
        self.pos = end
        return text

    def readline(self, length=None):
        self._check()
        end = self.buf.find('\n', self.pos)
        end = self.len if end < 0 else end + 1
        if length is not None and length >= 0 and self.pos + length < end:
            end = self.pos + length
        text = self.buf[self.pos:end]
        self.pos = end
        return text

    def readlines(self, sizehint=0):
        total = 0
        lines = []
        line = self.readline()
        while line:
            lines.append(line)
            total += len(line)
            if 0 < sizehint <= total:
                break
            line = self.readline()
        return lines

    def truncate(self, size=None):
        self._check()
        if size is None:
            size = self.pos
        elif size < 0:
            raise IOError(22, 'Negative size not allowed')
        elif size < self.pos:
            self.pos = size
        self.buf = self.getvalue()[:size]
        self.len = size

    def write(self, s):
        self._check()
        if not s:
            return
        if not isinstance(s, _TEXT):
            s = str(s)
        if self.pos > self.len:
            self.buf += '\0' * (self.pos - self.len)
        self.buf = self.buf[:self.pos] + s + self.buf[self.pos + len(s):]
        self.pos += len(s)
        self.len = len(self.buf)

    def writelines(self, iterable):
        for line in iterable:
            self.write(line)

    def flush(self):
        self._check()

    def getvalue(self):
        self._check()
        return self.buf
