# -*- coding: gbk -*-
1 = "汉字"
x = u"汉\u1"
