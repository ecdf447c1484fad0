x = a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a + a
x = a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z
x = f(1)(2)(3)(4)(5)[6][7][8].a.b.c(9).d
x = - - - - - ~ ~ ~ ~ + + + + a
x = not not not not not not a
