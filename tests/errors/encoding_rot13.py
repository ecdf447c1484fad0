# coding: rot13
qrs s(k):
    erghea k +
