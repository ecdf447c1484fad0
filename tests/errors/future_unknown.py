from __future__ import nested_snopes
