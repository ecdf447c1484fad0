# coding: utf-8
naïve = 1
