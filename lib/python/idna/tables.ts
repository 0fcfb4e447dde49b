/**
 * Characters as CPython's encodings.idna knows them: RFC 3454's tables over Unicode 3.2, letters in
 * lower case and classes of marks as in Unicode 15.1.0. Made by
 * scripts/generate-stringprep.py with Python 3.13. Numbers are of base 36.
 */

/** Runs: (P)rohibited, (R)ight to left, (L)eft to right, (N)either, (U)nassigned; how many. */
export const KINDS =
  'N1tLqN6LqN5PxN9LNaLN4LN5LnNLvNL89ULiUsL2mU2L9N2L7NeL2NeL5N9LUhN1sP2NeUgNgU4N2U4LU3NU5N2LNL3U' +
  'LULkUL18UL12NU9L3nN4UN2L1xUL12U2L2U6LgUxL12U2L7UL13ULNU6NhUNnUN3RNRN2RNUbRrU5R5UnNUeRU3RURqU' +
  '5RbNbUaNdR3NR2tN7PN7R2N7U2NaR5UReUPRNRrU3NrU1hR12NbRU9bN2LUL1hU2NL4N8L4NU2LN4U3LaN2LdUgNL2UL' +
  '8U2L2U2LmUL7ULU3L4U2NUL3N4U2L2U2L2NU9LU4L2UL3N2U2LcN2L7U7NU2L6U4L2U2LmUL7UL2UL2UL2U2NUL3N2U4' +
  'N2U2N3UbL4ULU7LaN2L3UcN2LUL7ULUL3ULmUL7UL2UL5U2NL4N5UN2LUL2NU2LUfLU5LaUhNL2UL8U2L2U2LmUL7UL2' +
  'U2L4U2NL2NLN3U3L2U2L2NU8NLU4L2UL3U4LbUhNLUL6U3L3UL4U3L2ULUL2U3L2U3L3U3L8UL3U4L2NL2U3L3UL3NU9' +
  'LUfLcUeL3UL8UL3ULnULaUL5U4N3L4UN3UN4U7N2U9L2U4LaUiL2UL8UL3ULnULaUL5U4LNL5UNL2UL2N2U7L2U7LUL2' +
  'U4LaUiL2UL8UL3ULnULgU4L3N3U2L3UL3NU9LU8L2U4LaUiL2ULiU3LoUL9ULU2L7U3NU4L3N3UNUL8UiL3UcL1cNL2N' +
  '7U4NL7N8LdU11L2ULU2L2ULU2LU6L4UL7UL3ULULU2L2UL4NL2N6UN2LU2L5ULUN6U2LaU2L2UyLoN2LrNLNLN5LaULy' +
  'U6NeLN5LN2L4U4N8UN10UL8NL6U2LU1cLyUL5UL2ULN4LNU3N2LNU6LoN2U1yL12UaL15U2LU4L2iU5L1wU5L2aU6L7U' +
  'L1rULUL4U2L7ULUL4U2L13ULUL4U2LvULUL4U2L7ULUL4U2L7UL7ULnULvULUL4U2L7UL13ULjU6LsUzL2dUcLhiU9PL' +
  'qN2U3L29UfLdUL4N3UbLiN3L2U9LiN2UcLdUL3UN2UcL1jN7L8NL2NbL7NLU3LaUmNePULaU6L2gU8L15NU11yL4cU4L' +
  '2iU6LmU2L6U2L12U2L6U2L8ULULULULvU2L1hUL7NLN3L3UL7N3L4U2L6UN3LdN3U2L3UL7N2UPgNoP8NzU4NU7P5U6P' +
  '6NLU2NbLNfUhNiUuNrUlN2LN4LN2LaNLN3L5N6LNLNLNL4NL3NL7NU2L3N5L5N2U7NdL10UcNbqL1xNqLN1lU1dN13Up' +
  'NbUlN1oL26NlUN7oU2N2UN2tU2NaU3bN4UN4U2NsUNzUNUN4U3NUN7U2N1gU3NoUNeUhNsU4NlsUowNqUN2hUcN5yUqP' +
  'cU4PN4L3NpL9N7L5N2L5N3UL2eU2N4L3NL2iNL4U5L14U4L2mUL14U1kL19U3L10UdNfLsU3L1eNfLcU4L1bUL3bU4L2' +
  'rU2LvUL52uU22Lg4mU2iLwdU3N1jU1fdL8mcU2kP6ioL8eU2L1nU45L7UcL5U5RNRaNRdUR5URUR2UR2UR30UxRa3N2U' +
  'gR1sU2R1iU8PwRdU3NgUgN4UcNnU2NaUNjUN4U4R5UR3rU2PUNwLqN6LqNbL2hU3L6U2L6U2L6U2L3U3N7UN7UaP7Ulc' +
  'LvUL4UcLrU51L12U2L12U148iL6uUaL13U3L1pN3L9P8N8L2N7LuN4L1cUf6L2dUL1zUL2U2LU2L2U2L4ULcULUL4UL2' +
  'UL1tUL4U2L8UL7ULsUL4UL5ULU3L7UL9eU4L82U4N1eU7weP2LwyfUg15Lf2U15sP2U1ekeP2U1ekeP2U1ekeP2U1eke' +
  'P2U1ekeP2U1ekeP2U1ekeP2U1ekeP2U1ekeP2U1ekeP2U1ekeP2UPUuP2oU1eguP2t4y';

/** Runs of one combining class: how many, the class unless it is 0. */
export const CLASSES =
  'lc l.6e 1.6g 4.64 1.6g 1.60 5.64 2.5m 4.64 2.5m b.64 5.1 4.64 8.6e 1.6o 1.6e 3.64 3.6e 2.64 ' +
  '1 3.6e 4.64 1.6e 1.6g 2.64 1.6e 1.6h 2.6i 1.6h 2.6i 1.6h d.6e 7n 5.6e 7d 1.64 4.6e 1.64 3.6e' +
  ' 1.66 1.64 6.6e 6.64 2.6e 1.64 2.6e 1.66 1.6c 1.6e 1.a 1.b 1.c 1.d 1.e 1.f 1.g 1.h 1.i 2.j 1' +
  '.k 1.l 1.m 1 1.n 1 1.o 1.p 1 1.6e 1.64 1 1.i 20 8.6e 1.u 1.v 1.w 1c 1.r 1.s 1.t 1.u 1.v 1.w ' +
  '1.x 1.y 2.6e 2.64 5.6e 1.64 2.6e 1.64 g 1.z 2t 7.6e 2 4.6e 1.64 1.6e 2 2.6e 1 1.64 2.6e 1.64' +
  ' z 1.10 u 1.6e 1.64 2.6e 1.64 2.6e 3.64 1.6e 2.64 1.6e 1.64 3.6e 1.64 1.6e 1.64 1.6e 1.64 1.' +
  '6e 1.64 2.6e 4g 7.6e 1.64 1.6e 9 1.64 o 4.6e 1 9.6e 1 3.6e 1 5.6e 17 3.64 1o 1.6e 3.64 4.6e ' +
  '16 5.6e 5.64 e.6e 1 1.64 2.6e 1.64 2.6e 1.64 3.6e 3.64 1.r 1.s 1.t 3.6e 1.64 2.6e 2.64 5.6e ' +
  '1o 1.7 g 1.9 3 1.6e 1.64 2.6e 2v 1.7 g 1.9 1c 1.6e 1p 1.7 g 1.9 32 1.7 g 1.9 32 1.7 g 1.9 3j' +
  ' 1.9 32 1.7 g 1.9 7 1.2c 1.2j 2t 1.7 g 1.9 31 2.9 g 1.9 3g 1.9 31 2.2v 1.9 d 4.2z 30 2.3a 1.' +
  '9 d 4.3e 24 2.64 r 1.64 1 1.64 1 1.60 1j 1.3l 1.3m 1 1.3o 5 4.3m 2 1.3m 1 2.6e 1.9 1 2.6e 1q' +
  ' 1.64 34 1.7 1 2.9 2a 1.64 jz 3.6e qc 2.9 u 1.9 4d 1.9 a 1.6e 5n 1.6c 3z 1.66 1.6e 1.64 63 1' +
  '.6e 1.64 1z 1.9 k 8.6e 2 1.64 1c 5.6e 6.64 2.6e 1.64 1 2.64 2.6e 2.64 5.6e 1.64 4.6e 2t 1.7 ' +
  'f 1.9 12 1.6e 1.64 7.6e 1i 2.9 1m 1.7 b 2.9 1v 1.7 48 3.6e 1 1.1 5.64 2.6e 4.64 1.6e 1 7.1 4' +
  ' 1.64 6 1.6e 3 2.6e 5i 2.6e 1.64 7.6e 1.64 2.6e 1.6i 1.5y 1.64 1.5m 11.6e 1.6g 2.6c 1.64 1.6' +
  '2 1.6e 1.6h 1.64 1.6e 1.64 k0 2.6e 2.1 4.6e 3.1 2.6e 4 1.6e 3 2.1 1.6e 1.64 1.6e 2.1 4.64 1.' +
  '6e 2da 3.6e 3x 1.9 2o w.6e fe 1.62 1.6c 1.6g 1.66 2.68 2x 2.8 n9w 1.6e 4 a.6e w 2.6e 28 2.6e' +
  ' 7o 1.9 11 1.9 47 1.9 r i.6e 1l 3.64 11 1.9 2n 1.7 c 1.9 6n 1.6e 1 2.6e 1.64 2 2.6e 5 2.6e 1' +
  ' 1.6e 1g 1.9 6u 1.9 fn4 1.q ld 7.6e 7.64 2.6e r1 1.64 6a 1.64 45 5.6e 1aq 1.64 1 1.6e 14 1.6' +
  'e 1.1 1.64 4 1.9 4l 1.6e 1.64 fx 4.6e ar 2.6e 28 3.64 1y 2.64 3.6e 1.64 1.6e 4.64 1d 1.6e 1.' +
  '64 1.6e 1.64 5c 1.9 15 1.9 e 1.9 1l 1.9 1.7 1x 3.6e 1c 2.9 1q 1.7 24 1.9 9 1.7 2y 1.9 1.7 4y' +
  ' 1.7 1.9 28 2.7 g 1.9 o 7.6e 3 5.6e 5p 1.9 3 1.7 n 1.6e 2r 1.9 1.7 6z 1.9 1.7 3i 1.9 3a 1.9 ' +
  '1.7 37 1.9 7h 1.9 1.7 76 2.9 4 1.7 4c 1.9 2b 1.9 i 1.9 29 1.9 bp 1.9 76 1.7 1 2.9 29 1.9 bt ' +
  '2.9 ey5 5.1 1n 7.6e xl 2.6 f58 1.1 43q 2.60 3.1 3 1.6a 5.60 8 8.64 2 5.6e 2.64 u 4.6e 44 3.6' +
  'e 2pn 7.6e 1 h.6e 2 7.6e 1 2.6e 1 5.6e 2s 1.6e 4g 7.6e af 1.6e 1p 4.6e e4 2.6g 1.64 1.6e rk ' +
  '7.64 31 6.6e 1.7 l705';

/** Characters that become one: distance from the last, to that; how many, how far apart. */
export const LETTERS =
  '1t,w,q 38,lj b,w,n o,w,7 14,1,o,2 1e,1,3,2 7,1,8,2 h,1,n,2 1a,-3d 1,1,3,2 6,-7g 2,5u 1,1,2,2' +
  ' 4,5q 1,1 2,5p,2 2,1 3,27 1,5m 1,5n 1,1 2,5p 1,5r 2,5v 1,5t 1,1 4,5v 1,5x 2,5y 1,1,3,2 6,62 ' +
  '1,1 2,62 3,1 2,62 1,1 2,61,2 2,1,2,2 4,63 1,1 4,1 8,2 1,1 2,2 1,1 2,2 1,1,9,2 j,1,9,2 j,2 1,' +
  '1,2,2 4,-2p 1,-1k 1,1,k,2 14,-3m 2,1,9,2 o,8bv 1,1 2,-4j 1,8bs 3,1 2,-5f 1,1x 1,1z 1,1,5,2 7' +
  '3,38 17,1,2,2 6,1 9,38 7,12 2,11,3 4,1s 2,1r,2 3,w,h i,w,9 v,1 d,8 1,-u 1,-p 1,-d 1,-6 1,-9 ' +
  '1,-f 1,-m 2,1,c,2 o,-1i 1,-1c 1,-1b 2,-1o 1,-1s 2,1 2,-1i 1,1 3,-3m,3 3,28,g g,w,w 28,1,h,2 ' +
  '16,1,r,2 1i,f 1,1,7,2 f,1,1c,2 2p,1c,12 29b,5ls,12 13,5ls 6,5ls k3,tzk,28 28,8,6 1pc,-2bk,17' +
  ' 19,-2bk,3 8z,1,23,2 4b,-1m 5,1,1c,2 2w,-8,8 g,-8,6 g,-8,8 g,-8,8 g,-8,6 h,-8,4,2 f,-8,8 28,' +
  '-8,2 2,-22,2 4,-5j9 a,-2e,4 g,-8,2 2,-2s,2 e,-8,2 2,-34,2 2,-7 c,-3k,2 2,-3i,2 7c,-6fz 5,-62' +
  '4 4,-6g3 1,-6g4 1,-6g5 3,-6g7 1,-6g8 1,-6g6 3,-6g7 4,-6g9,3 3,-6ga 1,-6gb 7,-6ga 2,-5st 2,-6' +
  'ge 2,-6gv 1,-6di 1,-6h6,2 4,-6h7,2 2,s 1,-6h2 b,-5u3 1,-5tr 6,-6ht r,g,g z,1 mr,q,q 1fu,1c,1' +
  'c 2o,1 2,-8af 1,-2xy 1,-89z 3,1,3,2 6,-8bg 1,-8al 1,-8bj 1,-8bi 2,1 3,1 9,-8cf,2 2,1,1e,2 2z' +
  ',1,2,2 7,1 nym,1,n,2 1s,1,e,2 4i,1,7,2 g,1,v,2 1z,1,2,2 4,-r9g 1,1,5,2 d,1 2,-wmg 3,1,2,2 6,' +
  '1,a,2 k,-wn8 1,-wnj 1,-wnf 1,-wn5 1,-wn8 2,-wlu 1,-wmi 1,-wlx 1,ps 1,1,8,2 g,-1c 1,-wn7 1,-r' +
  'aw 1,1,2,2 9,1 6,1,2,2 v,1 h7w,w,q yn,14,14 4w,14,10 5c,13,b c,13,f g,13,7 8,13,2 1d8,1s,1f ' +
  '2e8,w,w gww,w,w k3k,-2kdb,q 1g,-2ker,q 1g,-2kg7,q 1g,-2khn,2,2 3,-2khn 3,-2khn 3,-2khn,2 4,-' +
  '2khn,4 5,-2khn,8 y,-2kj3,q 1g,-2kkj,2 3,-2kkj,4 6,-2kkj,8 9,-2kkj,7 y,-2klz,2 3,-2klz,4 5,-2' +
  'klz,5 6,-2klz 4,-2klz,7 y,-2knf,q 1g,-2kov,q 1g,-2kqb,q 1g,-2krr,q 1g,-2kt7,q 1g,-2kun,q 1k,' +
  '-2k8n,h h,-2k8x 1,-2k8n,7 p,-2k9c f,-2ka9,h h,-2kaj 1,-2ka9,7 p,-2kay f,-2kbv,h h,-2kc5 1,-2' +
  'kbv,7 p,-2kck f,-2kdh,h h,-2kdr 1,-2kdh,7 p,-2ke6 f,-2kf3,h h,-2kfd 1,-2kf3,7 p,-2kfs 3et,y,' +
  'y';

/** Characters that become none or several: distance from the last, those. */
export const TEXTS =
  '4t 1e,37,37 29,2x,lj p,jg,32 4n,2y,lo 9r 17,w,qh m,qh,lk,ld w,qt,lk,ld d3,12d,136 3nj 5 1 1 ' +
  '1ah,2w,mp 1,38,lk 1,3b,lm 1,3d,lm 1,2p,ji 4,37,37 4y,qt,lv 2,qt,lv,lc 2,qt,lv,ld 2,qt,lv,n6 ' +
  '16,64g,qh 1,64h,qh 1,64i,qh 1,64j,qh 1,64k,qh 1,64l,qh 1,64m,qh 1,64n,qh 1,64g,qh 1,64h,qh 1' +
  ',64i,qh 1,64j,qh 1,64k,qh 1,64l,qh 1,64m,qh 1,64n,qh 1,65c,qh 1,65d,qh 1,65e,qh 1,65f,qh 1,6' +
  '5g,qh 1,65h,qh 1,65i,qh 1,65j,qh 1,65c,qh 1,65d,qh 1,65e,qh 1,65f,qh 1,65g,qh 1,65h,qh 1,65i' +
  ',qh 1,65j,qh 1,674,qh 1,675,qh 1,676,qh 1,677,qh 1,678,qh 1,679,qh 1,67a,qh 1,67b,qh 1,674,q' +
  'h 1,675,qh 1,676,qh 1,677,qh 1,678,qh 1,679,qh 1,67a,qh 1,67b,qh 3,67k,qh 1,q9,qh 1,q4,qh 2,' +
  'q9,n6 1,q9,n6,qh 5,q9,qh 6,67o,qh 1,qf,qh 1,q6,qh 2,qf,n6 1,qf,n6,qh 5,qf,qh 6,qh,lk,lc 1,qh' +
  ',lk,ld 3,qh,n6 1,qh,lk,n6 b,qt,lk,lc 1,qt,lk,ld 1,qp,lv 2,qt,n6 1,qt,lk,n6 b,67w,qh 1,qx,qh ' +
  '1,r2,qh 2,qx,n6 1,qx,n6,qh 5,qx,qh f 1 1 2b 20,36,37 2j,4w,2r 6,4w,2u d,32,33 a,37,31 1,38,2' +
  't,30 1,38,31 3m7,2w,34,2p 2,2p,39 2,33,3a b,34,2p 1,32,2p 1,qk,2p 1,31,2p 1,2z,2p 1,2z,2q 1,' +
  '31,2q 1,2v,2q 3,34,2u 1,32,2u 1,qk,2u 4,2w,3e 1,2z,2w,3e 1,31,2w,3e 1,2v,2w,3e 1,38,2w,3e l,' +
  '34,2p 1,2z,34,2p 1,31,34,2p 1,2v,34,2p 8,34,3a 1,32,3a 1,qk,3a 1,31,3a 1,2z,3a 1,31,3a 1,34,' +
  '3b 1,32,3b 1,qk,3b 1,31,3b 1,2z,3b 1,31,3b 1,2z,qx 1,31,qx 2,2q,35 3,2r,6qd,2z,2v 1,2r,33,1a' +
  ' 1,2s,2q 1,2v,3d 2,2w,34 2,2z,2z 1,2z,31 9,34,2w 2,34,34,31 1,34,36 2,37,3a 1,3b,2q 13c3,2u,' +
  '2u 1,2u,2x 1,2u,30 1,2u,2u,2x 1,2u,2u,30 1,37,38 1,37,38 d,12s,12u 1,12s,12d 1,12s,12j 1,132' +
  ',12u 1,12s,12l kp 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 6o';

/** Decompositions as in 3.2, which Unicode has corrected since: as TEXTS. */
export const CORRECTIONS = '467c,2wyy c,isz 4r,dd7 1s,o8e 2o,f9z';

/** Compositions that are newer than 3.2: as TEXTS, but a character and its parts. */
export const COMPOSITIONS =
  '5c6,5c5,5dh 2,5c7,5dh 2,5c9,5dh 2,5cb,5dh 2,5cd,5dh 4,5ch,5dh 15,5dm,5dh 2,5do,5dh 3,5dq,5dh' +
  ' 1,5dr,5dh 2,5du,5dh 1cgn,1huh,1hve 2,1huj,1hve f,1hut,1hve 3n,1hyp,1hyf 1,1hyq,1hyf f0,1idj' +
  ',1ida 1,1idj,1idz a7,1int,1inu 1,1int,1ink 2,1int,1inx 70,1iuw,1iun 1,1iux,1iun ot,1jjp,1jjk';
