from m import ()
