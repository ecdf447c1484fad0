# coding: rot13
"""qbp"""
qrs terrg(anzr, k='n\a\kr9'):
    cevag h"Uryyb é", 'né', anzr
    erghea 'é\aé'
