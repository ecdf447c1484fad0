"""Stands in for imp; `reload` is the builtin one."""
import absent
absent.stand_in(__name__, reload=reload)
