from m import * as x
