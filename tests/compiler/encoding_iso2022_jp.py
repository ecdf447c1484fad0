# coding: iso-2022-jp
x = u"あ漢 a", "あ漢 a", "\tあ漢 a"
