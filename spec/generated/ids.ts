// Generated from spec/*.yaml by `npm run generate`. Do not edit.

/** Id of an item of r4820, or of a block. */
export type StepId =
  | '10.3.1#p1'
  | '10.3.1#p2'
  | '10.3.1#p3'
  | '10.3.2#p1'
  | '10.3.2#p2'
  | '10.3.2#1'
  | '10.3.2#2'
  | '10.3.2#3'
  | '10.3.2#4'
  | '10.3.2#5'
  | '10.3.2#6'
  | '10.3.2#p3'
  | '10.3.2#p4'
  | '10.3.2#p5'
  | '10.3.2#a'
  | '10.3.2#b'
  | '10.3.2#c'
  | '10.3.2#d'
  | '10.3.2#p6'
  | '10.3.2#p7'
  | '10.3.2#p8'
  | '10.3.2#Ba'
  | '10.3.2#Bb'
  | '10.3.2#Bc'
  | '10.3.2#Bd'
  | '10.3.2#p9'
  | '10.3.2#p10'
  | '10.3.2#table'
  | '10.3.3#p1'
  | '10.3.3#p2'
  | '10.3.3#p3'
  | '10.3.3#p4'
  | '10.3.3#p5'
  | '10.3.3#p6'
  | '10.3.3.1#p1'
  | '10.3.3.1#p2'
  | '10.3.3.2#p1'
  | '10.3.3.2#p2'
  | '10.3.4.1.1#p1'
  | '10.3.4.1.1#p2'
  | '10.3.4.1.1#p3'
  | '10.3.4.1.1#bullet1'
  | '10.3.4.1.1#bullet2'
  | '10.3.4.1.1#bullet3'
  | '10.3.4.1.1#p4'
  | '10.3.4.1.1#p5'
  | '10.3.4.1.2#p1'
  | '10.3.4.1.2#p2'
  | '10.3.4.1.2#p3'
  | '10.3.4.1.2#p4'
  | '10.3.4.1.2#p5'
  | '10.3.4.1.2#p6'
  | '10.3.4.1.2#p7'
  | '10.3.4.1.2#p8'
  | '10.3.4.1.2#p9'
  | '10.3.4.1.2#p10'
  | '10.3.4.1.2#p11'
  | '10.3.4.1.2#p12'
  | '10.3.4.1.2#p13'
  | '10.3.4.1.2#p14'
  | '10.3.4.1.2#p15'
  | '10.3.4.1.2#p16'
  | '10.3.4.1.2#p17'
  | '10.3.4.1.2#p18'
  | '10.3.4.1.2#p19'
  | '10.3.4.1.3#p1'
  | '10.3.4.1.3#p2'
  | '10.3.4.1.3#p3'
  | '10.3.4.1.3#p4'
  | '10.3.4.1.3#p5'
  | '10.3.4.1.3#p6'
  | '10.3.4.1.3#p7'
  | '10.3.4.1.3#p8'
  | '10.3.4.1.3#p9'
  | '10.3.4.1.3#p10'
  | '10.3.4.1.3#p11'
  | '10.3.4.1.3#p12'
  | '10.3.4.1.3#p13'
  | '10.3.4.1.3#p14'
  | '10.3.4.1.3#p15'
  | '10.3.4.1.3#p16'
  | '10.3.4.1.3#p17'
  | '10.3.4.1.3#p18'
  | '10.3.4.1.3#p19'
  | '10.3.4.1.3#p20'
  | '10.3.4.1.3#p21'
  | '10.3.4.1.4#p1'
  | '10.3.4.1.4#p2'
  | '10.3.4.1.4#p3'
  | '10.3.4.1.4#p4'
  | '10.3.4.1.4#p5'
  | '10.3.4.1.4#p6'
  | '10.3.4.1.5#p1'
  | '10.3.4.1.5#p2'
  | '10.3.4.1.5#p3'
  | '10.3.4.1.5#p4'
  | '10.3.4.1.6#p1'
  | '10.3.4.1.6#p2'
  | '10.3.4.1.6#p3'
  | '10.3.4.1.6#p4'
  | '10.3.4.1.7#p1'
  | '10.3.4.1.7#p2'
  | '10.3.4.1.7#p3'
  | '10.3.4.1.8#p1'
  | '10.3.4.1.8#p2'
  | '10.3.4.1.8#p3'
  | '10.3.4.1.8#p4'
  | '10.3.4.1.8#p5'
  | '10.3.4.1.9#p1'
  | '10.3.4.1.9#p2'
  | '10.3.4.1.9#p3'
  | '10.3.4.1.9#p4'
  | '10.3.4.1.10#p1'
  | '10.3.4.1.10#p2'
  | '10.3.4.1.10#p3'
  | '10.3.4.1.10#p4'
  | '10.3.4.2.1#p1'
  | '10.3.4.2.1#1'
  | '10.3.4.2.1#2'
  | '10.3.4.2.1#3'
  | '10.3.4.2.1#4'
  | '10.3.4.2.1#5'
  | '10.3.4.2.1#6'
  | '10.3.4.2.1#7'
  | '10.3.4.2.1#8'
  | '10.3.4.2.1#9'
  | '10.3.4.2.1#10'
  | '10.3.4.2.1#11'
  | '10.3.4.2.1#12'
  | '10.3.4.2.2#p1'
  | '10.3.4.2.2#1'
  | '10.3.4.2.2#2'
  | '10.3.4.2.2#3'
  | '10.3.4.2.2#4'
  | '10.3.4.2.2#5'
  | '10.3.4.2.2#6'
  | '10.3.4.3#p1'
  | '10.3.4.3#p2'
  | '10.3.4.3.1#p1'
  | '10.3.4.3.1#1'
  | '10.3.4.3.1#2'
  | '10.3.4.3.1#2p2'
  | '10.3.4.3.1#2p3'
  | '10.3.4.3.1#3'
  | '10.3.4.3.1#4'
  | '10.3.4.3.1#4p2'
  | '10.3.4.3.1#5'
  | '10.3.4.3.1#5p2'
  | '10.3.4.3.1#5p3'
  | '10.3.4.3.1#6'
  | '10.3.4.3.1#7'
  | '10.3.4.3.1#8'
  | '10.3.4.3.1#9'
  | '10.3.4.3.1#10'
  | '10.3.4.3.1#11'
  | '10.3.4.3.1#12'
  | '10.3.4.3.1#13'
  | '10.3.4.3.1#14'
  | '10.3.4.3.1#14p2'
  | '10.3.4.3.1#15'
  | '10.3.4.3.1#15p2'
  | '10.3.4.3.1#16'
  | '10.3.4.3.1#16p2'
  | '10.3.4.3.1#17'
  | '10.3.4.3.1#17p2'
  | '10.3.4.3.1#18'
  | '10.3.4.3.1#18p2'
  | '10.3.4.3.1#19'
  | '10.3.4.3.1#19p2'
  | '10.3.4.3.1#20'
  | '10.3.4.3.1#20p2'
  | '10.3.4.3.1#21'
  | '10.3.4.3.1#21p2'
  | '10.3.4.3.1#22'
  | '10.3.4.3.1#22p2'
  | '10.3.4.3.1#23'
  | '10.3.4.3.1#23p2'
  | '10.3.4.3.1#24'
  | '10.3.4.3.1#25'
  | '10.3.4.3.1#26'
  | '10.3.4.3.1#27'
  | '10.3.4.3.1#28'
  | '10.3.4.3.1#28p2'
  | '10.3.4.3.1#28p3'
  | '10.3.4.3.1#29'
  | '10.3.4.3.1#30'
  | '10.3.4.3.1#31'
  | '10.3.4.3.1#31p2'
  | '10.3.4.3.1#31p3'
  | '10.3.4.3.1#32'
  | '10.3.4.3.1#33'
  | '10.3.4.3.1#34'
  | '10.3.4.3.1#34p2'
  | '10.3.4.3.1#34p3'
  | '10.3.4.3.1#34a'
  | '10.3.4.3.1#34b'
  | '10.3.4.3.1#34c'
  | '10.3.4.3.1#34d'
  | '10.3.4.3.1#34e'
  | '10.3.4.3.1#35'
  | '10.3.4.3.1#35p2'
  | '10.3.4.3.1#35p3'
  | '10.3.4.3.1#35a'
  | '10.3.4.3.1#35b'
  | '10.3.4.3.1#36'
  | '10.3.4.3.1#36p2'
  | '10.3.4.3.1#36p3'
  | '10.3.4.3.1#36a'
  | '10.3.4.3.1#36b'
  | '10.3.4.3.1#36c'
  | '10.3.4.3.1#37'
  | '10.3.4.3.1#37p2'
  | '10.3.4.3.1#38'
  | '10.3.4.3.1#39'
  | '10.3.4.3.1#40'
  | '10.3.4.3.1#40p2'
  | '10.3.4.3.1#41'
  | '10.3.4.3.1#41a'
  | '10.3.4.3.1#41b'
  | '10.3.4.3.1#41c'
  | '10.3.4.3.1#41d'
  | '10.3.4.3.1#41e'
  | '10.3.4.3.1#41f'
  | '10.3.4.3.1#41g'
  | '10.3.4.3.1#42'
  | '10.3.4.3.1#43'
  | '10.3.4.3.1#44'
  | '10.3.4.3.1#44p2'
  | '10.3.4.3.1#45'
  | '10.3.4.3.1#46'
  | '10.3.4.3.2#p1'
  | '10.3.4.3.2#1'
  | '10.3.4.3.2#2'
  | '10.3.4.3.2#3'
  | '10.3.4.3.2#3a'
  | '10.3.4.3.2#3a.1'
  | '10.3.4.3.2#3a.2'
  | '10.3.4.3.2#3a.3'
  | '10.3.4.3.2#3a.4'
  | '10.3.4.3.2#3a.5'
  | '10.3.4.3.2#3a.6'
  | '10.3.4.3.2#3a.7'
  | '10.3.4.3.2#3a.8'
  | '10.3.4.3.2#3a.8p2'
  | '10.3.4.3.2#3a.8.1'
  | '10.3.4.3.2#3a.8.2'
  | '10.3.4.3.2#3a.8.3'
  | '10.3.4.3.2#3a.8.4'
  | '10.3.4.3.2#3b'
  | '10.3.4.3.2#3b.1'
  | '10.3.4.3.2#3b.2'
  | '10.3.4.3.2#3b.3'
  | '10.3.4.3.2#3b.4'
  | '10.3.4.3.2#3b.5'
  | '10.3.4.3.2#4'
  | '10.3.4.3.2#5'
  | '10.3.4.3.2#p2'
  | '10.3.4.3.2#p3'
  | '10.3.4.3.2#B1'
  | '10.3.4.3.2#B2'
  | '10.3.4.3.2#B3'
  | '10.3.4.3.2#p4'
  | '10.3.4.3.2#p5'
  | '10.3.4.3.2#C1'
  | '10.3.4.3.2#C2'
  | '10.3.4.3.2#C3'
  | '10.3.4.3.2#C4'
  | '10.3.4.3.2#C5'
  | '10.3.4.3.2#C6'
  | '10.3.4.3.2#p6'
  | '10.3.4.3.2#p7'
  | '10.3.4.3.3#p1'
  | '10.3.4.4#p1'
  | '10.3.4.4.1#p1'
  | '10.3.4.4.1#p2'
  | '10.3.4.4.1#1'
  | '10.3.4.4.1#2'
  | '10.3.4.4.1#3'
  | '10.3.4.4.1#4'
  | '10.3.4.4.1#5'
  | '10.3.4.4.1#5p2'
  | '10.3.4.4.1#5p3'
  | '10.3.4.4.1#5p4'
  | '10.3.4.4.1#5p5'
  | '10.3.4.4.1#6'
  | '10.3.4.4.1#p3'
  | '10.3.4.4.1#a'
  | '10.3.4.4.1#ap2'
  | '10.3.4.4.1#b'
  | '10.3.4.4.1#bp2'
  | '10.3.4.4.1#c'
  | '10.3.4.4.1#cp2'
  | '10.3.4.4.1#d'
  | '10.3.4.4.1#dp2'
  | '10.3.4.4.1#e'
  | '10.3.4.4.1#ep2'
  | '10.3.4.4.1#f'
  | '10.3.4.4.1#g'
  | '10.3.4.4.1#p4'
  | '10.3.4.4.2#p1'
  | '10.3.4.4.2#1'
  | '10.3.4.4.2#2'
  | '10.3.4.4.2#2a'
  | '10.3.4.4.2#2b'
  | '10.3.4.4.2#2c'
  | '10.3.4.4.2#2d'
  | '10.3.4.4.2#2e'
  | '10.3.4.4.2#2f'
  | '10.3.4.4.2#2g'
  | '10.3.4.4.2#2h'
  | '10.3.4.4.2#2i'
  | '10.3.4.4.2#3'
  | '10.3.4.4.2#4'
  | '10.3.4.4.2#4p2'
  | '10.3.4.4.2#5'
  | '10.3.4.4.2#5p2'
  | '10.3.4.4.2#5p3'
  | '10.3.4.4.2#6'
  | '10.3.4.4.2#6p2'
  | '10.3.4.4.2#7'
  | '10.3.4.4.2#7p2'
  | '10.3.4.4.2#8'
  | '10.3.4.4.2#9'
  | '10.3.4.4.2#10'
  | '10.3.4.4.2#10p2'
  | '10.3.4.4.2#11'
  | '10.3.4.4.2#11a'
  | '10.3.4.4.2#11b'
  | '10.3.4.4.2#11c'
  | '10.3.4.4.2#11d'
  | '10.3.4.4.2#11e'
  | '10.3.4.4.2#11ep2'
  | '10.3.4.4.2#12'
  | '10.3.4.4.2#13'
  | '10.3.4.4.2#p2'
  | '10.3.4.4.3#p1'
  | '10.3.4.4.3#1'
  | '10.3.4.4.3#2'
  | '10.3.4.4.3#3'
  | '10.3.4.4.3#3p2'
  | '10.3.4.4.3#3.1'
  | '10.3.4.4.3#3.2'
  | '10.3.4.4.3#3.3'
  | '10.3.4.4.3#3.4'
  | '10.3.4.4.3#3.B1'
  | '10.3.4.4.3#3.B2'
  | '10.3.4.4.3#3.B3'
  | '10.3.4.4.3#3.B4'
  | '10.3.4.4.3#3.B5'
  | '10.3.4.4.3#3.B6'
  | '10.3.4.4.3#3.B7'
  | '10.3.4.4.3#3.B8'
  | '10.3.4.4.3#4'
  | '10.3.4.4.3#p2'
  | '10.3.4.4.3#B1'
  | '10.3.4.4.3#B2'
  | '10.3.4.4.3#B3'
  | '10.3.4.4.3#p3'
  | '10.3.4.4.3#C1'
  | '10.3.4.4.3#C2'
  | '10.3.4.4.3#C3'
  | '10.3.4.4.3#p4'
  | '10.3.4.4.4#p1'
  | '10.3.4.5.1#p1'
  | '10.3.4.5.1#p2'
  | '10.3.4.5.1#p3'
  | '10.3.4.5.1#bullet1'
  | '10.3.4.5.1#bullet2'
  | '10.3.4.5.1#bullet3'
  | '10.3.4.5.1#bullet4'
  | '10.3.4.5.1#bullet5'
  | '10.3.4.5.1#bullet6'
  | '10.3.4.5.2#p1'
  | '10.3.4.5.3#p1'
  | '10.3.4.5.3#p2'
  | '10.3.4.6#p1'
  | '10.3.4.6#p2'
  | '10.3.4.6#p3'
  | '10.3.4.6#p4'
  | '10.3.4.6#p5'
  | '10.3.4.7.1#p1'
  | '10.3.4.7.1#a'
  | '10.3.4.7.1#b'
  | '10.3.4.7.1#c'
  | '10.3.4.7.1#cp2'
  | '10.3.4.7.1#d'
  | '10.3.4.7.1#e'
  | '10.3.4.7.1#ep2'
  | '10.3.4.7.1#f'
  | '10.3.4.7.1#g'
  | '10.3.4.7.1#h'
  | '10.3.4.7.1#i'
  | '10.3.4.7.1#j'
  | '10.3.4.7.1#k'
  | '10.3.4.7.2#p1'
  | '10.3.4.7.2#a'
  | '10.3.4.7.2#b'
  | '10.3.4.7.2#c'
  | '10.3.4.7.2#cp2'
  | '10.3.4.7.2#d'
  | '10.3.4.7.2#e'
  | '10.3.4.7.2#ep2'
  | '10.3.4.7.2#f'
  | '10.3.4.7.2#g'
  | '10.3.4.7.2#h'
  | '10.3.4.7.2#i'
  | '10.3.4.7.2#j'
  | '10.3.4.7.2#k'
  | '10.3.4.7.3#a'
  | '10.3.4.7.3#b'
  | '10.3.4.7.3#c'
  | '10.3.4.7.3#d'
  | '10.3.4.7.4#p1'
  | '10.3.4.7.4#a'
  | '10.3.4.7.4#b'
  | '10.3.4.7.4#c'
  | '10.3.4.7.4#d'
  | '10.3.4.7.4#e'
  | '10.3.4.7.4#f'
  | '10.3.4.7.4#Ba'
  | '10.3.4.7.4#Bb'
  | '10.3.4.7.4#Bc'
  | '10.3.4.7.4#Bd'
  | '10.3.4.7.4#Be'
  | '10.3.4.7.4#Bf'
  | '10.3.4.7.4#p2'
  | '10.3.4.7.5#p1'
  | '10.3.4.7.5#a'
  | '10.3.4.7.5#b'
  | '10.3.4.7.5#c'
  | '10.3.4.7.5#d'
  | '10.3.4.7.5#e'
  | '10.3.4.7.5#f'
  | '10.3.4.7.5#p2'
  | '10.3.4.7.6#p1'
  | '10.3.4.7.6#a'
  | '10.3.4.7.6#b'
  | '10.3.4.7.6#c'
  | '10.3.4.7.6#d'
  | '10.3.4.7.6#e'
  | '10.3.4.7.6#f'
  | '10.3.4.7.6#p2'
  | '10.3.4.7.7#p1'
  | '10.3.4.7.7#a'
  | '10.3.4.7.7#b'
  | '10.3.4.7.7#c'
  | '10.3.4.7.7#d'
  | '10.3.4.7.7#e'
  | '10.3.4.7.7#f'
  | '10.3.4.7.7#p2'
  | '10.3.4.8#p1'
  | '10.3.4.8#p2'
  | '10.3.4.8#bullet1'
  | '10.3.4.8#bullet2'
  | '10.3.4.8#bullet3'
  | '10.3.4.8#bullet4'
  | '10.3.4.8#bullet5'
  | '10.3.4.8#p3'
  | '10.3.4.8#p4'
  | '10.3.4.8#p5'
  | '10.3.4.8#p6'
  | '10.3.4.8#p7'
  | '10.3.4.8#p8'
  | '10.3.4.9#p1'
  | '10.3.4.9#p2'
  | '10.3.2#idl'
  | '10.3.2#idl-implements'
  | '10.3.3.1#idl'
  | '10.3.4.1.2#diagram';

/** A section of r4820 that has items. */
export type SectionNumber =
  | '10.3.1'
  | '10.3.2'
  | '10.3.3'
  | '10.3.3.1'
  | '10.3.3.2'
  | '10.3.4.1.1'
  | '10.3.4.1.2'
  | '10.3.4.1.3'
  | '10.3.4.1.4'
  | '10.3.4.1.5'
  | '10.3.4.1.6'
  | '10.3.4.1.7'
  | '10.3.4.1.8'
  | '10.3.4.1.9'
  | '10.3.4.1.10'
  | '10.3.4.2.1'
  | '10.3.4.2.2'
  | '10.3.4.3'
  | '10.3.4.3.1'
  | '10.3.4.3.2'
  | '10.3.4.3.3'
  | '10.3.4.4'
  | '10.3.4.4.1'
  | '10.3.4.4.2'
  | '10.3.4.4.3'
  | '10.3.4.4.4'
  | '10.3.4.5.1'
  | '10.3.4.5.2'
  | '10.3.4.5.3'
  | '10.3.4.6'
  | '10.3.4.7.1'
  | '10.3.4.7.2'
  | '10.3.4.7.3'
  | '10.3.4.7.4'
  | '10.3.4.7.5'
  | '10.3.4.7.6'
  | '10.3.4.7.7'
  | '10.3.4.8'
  | '10.3.4.9';

/** Id of an erratum. */
export type ErratumId =
  | 'E01'
  | 'E02'
  | 'E03'
  | 'E04'
  | 'E05'
  | 'E06'
  | 'E07'
  | 'E08'
  | 'E09'
  | 'E10'
  | 'E11'
  | 'E12'
  | 'E13'
  | 'E14'
  | 'E15'
  | 'E16'
  | 'E17'
  | 'E18'
  | 'E19'
  | 'E20'
  | 'E21'
  | 'E22'
  | 'E23'
  | 'E24'
  | 'E25'
  | 'E26'
  | 'E27'
  | 'E28'
  | 'E29'
  | 'E30'
  | 'E31'
  | 'E32'
  | 'E33'
  | 'E34'
  | 'E35'
  | 'E36'
  | 'E37'
  | 'E38';

/** Name of a policy. */
export type PolicyName =
  | 'client.limit.message'
  | 'client.limit.skip'
  | 'client.limit.lengthBytes'
  | 'client.utf8.replacement'
  | 'client.echoRace'
  | 'client.closing.atomic'
  | 'client.closing.timeout'
  | 'client.send.fatal'
  | 'client.close.mechanism'
  | 'client.close.arbitrary'
  | 'client.close.notice'
  | 'client.wasClean'
  | 'client.connect.oneAtATime'
  | 'client.connections.limit'
  | 'client.establish.inputs'
  | 'client.proxy'
  | 'client.proxy.auth'
  | 'client.tls.verify'
  | 'client.handshake.fieldOrder'
  | 'client.key.draw'
  | 'client.key.edgeSpaces'
  | 'client.handshake.cookies'
  | 'client.handshake.otherFields'
  | 'client.handshake.exactText'
  | 'any.write.delay'
  | 'client.handshake.timeout'
  | 'client.handshake.lateTimeout'
  | 'client.handshake.limits'
  | 'client.statusLine.cr'
  | 'client.field.emptyValueNoSpace'
  | 'client.fields.emptyName'
  | 'client.upgrade.case'
  | 'client.origin.compare'
  | 'client.location.compare'
  | 'client.cookie.when'
  | 'number.byteOrder'
  | 'client.reply.early'
  | 'server.frame.unknownType'
  | 'server.frame.reservedText'
  | 'server.frame.binary'
  | 'server.limit.message'
  | 'server.limit.skip'
  | 'server.limit.lengthBytes'
  | 'server.send.bufferLimit'
  | 'server.utf8.invalid'
  | 'server.onClientClose'
  | 'server.afterClientTerminated'
  | 'server.sendAfterClientTerminated'
  | 'server.terminate'
  | 'server.terminate.timeout'
  | 'server.terminate.close'
  | 'server.close.mechanism'
  | 'any.close.linger'
  | 'server.onTcpClosed'
  | 'server.inputTrust'
  | 'server.close.whenever'
  | 'server.abort.answer'
  | 'server.check.requestLine'
  | 'server.check.fieldSyntax'
  | 'server.check.utf8'
  | 'server.field.space'
  | 'server.field.colonInName'
  | 'server.field.bareBreak'
  | 'server.field.duplicate'
  | 'server.field.unknown'
  | 'server.check.upgrade'
  | 'server.check.connection'
  | 'server.check.host'
  | 'server.check.origin'
  | 'server.check.protocolAbsent'
  | 'server.check.protocolUnknown'
  | 'server.check.resource'
  | 'server.key.missing'
  | 'server.refusal.timing'
  | 'server.key.noDigits'
  | 'server.key.overflow'
  | 'server.handshake.limits'
  | 'server.handshake.timeout'
  | 'server.connections.limit'
  | 'server.tls'
  | 'server.location'
  | 'server.location.case'
  | 'server.origin.value'
  | 'server.subprotocol'
  | 'server.statusLine'
  | 'server.reply.fieldOrder'
  | 'server.reply.otherFields'
  | 'server.reply.timing'
  | 'server.firstFrame'
  | 'url.resolve'
  | 'url.host.missing'
  | 'url.port.range'
  | 'url.host.idna'
  | 'url.userinfo'
  | 'api.port.blocked'
  | 'api.protocol.present'
  | 'api.send.connectingSurrogate'
  | 'api.send.bufferLimit'
  | 'api.bufferedAmount.drain'
  | 'api.bufferedAmount.whileClosing'
  | 'api.bufferedAmount.afterClose'
  | 'api.openTask.afterClose'
  | 'api.closingTask.afterClosed'
  | 'api.failure.reported'
  | 'api.failure.opaque'
  | 'api.gc'
  | 'api.unload'
  | 'server.frame.reservedType'
  | 'server.frame.lengthByte'
  | 'server.frame.lengthZero';

/** The option taken of each policy that is a choice of names. */
export interface Policies {
  /** Whatever is ill-formed, a byte or several, becomes a U+FFFD. How many U+FFFD one such run gives is not fixed. */
  'client.utf8.replacement': 'maximalSubpart' | 'perByte' | 'perRun';
  /** The task for a message and the start of the closing handshake have no order between them, so a message that arrives just ahead of `FF 00` may or may not be echoed in time. */
  'client.echoRace': 'echoed' | 'notEchoed';
  /** The closing handshake counts as started only when both bytes are out. Until then C1 lets a second run through (close() against 3a.8.1), and a send() still finds the way open. */
  'client.closing.atomic': 'atomic';
  /** A fatal problem in sending fails the connection; which problems are fatal is open. */
  'client.send.fatal': 'anyError' | 'retry';
  /** The TCP connection is closed by whatever means there are, FIN and RST being the examples. */
  'client.close.mechanism': 'fin' | 'rst';
  /** A user agent should not close without a cause that the text or the application gives it. */
  'client.close.arbitrary': 'never' | 'closed';
  /** A user agent that notices the close of the server must close at once. Bytes that arrived ahead of the FIN may still lie unread at that moment, an `FF 00` among them. */
  'client.close.notice': 'streamOrder' | 'atOnce';
  /** While one connection of the user agent is being opened to an IP address, the next to that address waits until the first is established or has failed. Proxies, and two attempts that begin together, are passed over in silence. */
  'client.connect.oneAtATime': 'byAddress' | 'byName';
  /** The text says that it sets no bound on how many connections a client may have to one server. */
  'client.connections.limit': 'none' | 'limit';
  /** The algorithm expects an ASCII host, a resource name that begins with `/` and holds no space, and non-empty strings of 20-7E for the resource name and the protocol. What happens to other input is not said. */
  'client.establish.inputs': 'throw' | 'send';
  /** If the user agent is set up to use a proxy for this host and port, the proxy is asked for the connection; otherwise TCP is opened directly. */
  'client.proxy': 'none' | 'httpConnect' | 'socks';
  /** A 407, even one that comes from the server itself, leaves two ways: go back to step 2 and bring credentials along, or fail. */
  'client.proxy.auth': 'fail' | 'retry';
  /** A TLS handshake that fails, for instance since the certificate does not verify, fails the connection; whose certificates verify is configuration. Server Name Indication is no choice but a must (10.3.4.3.1#4p2). */
  'client.tls.verify': 'system' | 'ownCA' | 'off';
  /** The fields go out in random order. */
  'client.handshake.fieldOrder': 'any';
  /** Each key has 1 to 12 spaces, a number from 0 to floor(4294967295 / spaces), and 1 to 12 other characters from 21-2F and 3A-7E; key3 is 8 random bytes. All of it is drawn at random. */
  'client.key.draw': 'any';
  /** Spaces go to random places in the key, and neither end is ruled out. */
  'client.key.edgeSpaces': 'anywhere' | 'inside';
  /** Cookies that an HTTP or HTTPS request for the same resource would carry are added, those marked HttpOnly too. Which there are depends on the configuration. */
  'client.handshake.cookies': 'none' | 'jar';
  /** The list of what a client sends is closed, whereas the server's side of the text reckons with further fields. */
  'client.handshake.otherFields': 'none' | 'present';
  /** An implementation that is to send something may put the transmission off as long as it likes. This holds for both sides. */
  'any.write.delay': 'oneWrite' | 'any';
  /** Of the status line, only the final two bytes are tested for CR and LF, so a CR further in passes. */
  'client.statusLine.cr': 'accept' | 'fail';
  /** After a colon without a space, the next byte is treated as step 36 would treat it, after which one goes to step 36. If that byte is the CR of an empty value, step 36 says to go to 37: two moves, of which one can be made. */
  'client.field.emptyValueNoSpace': 'toLF' | 'literalFail';
  /** A field whose name is empty fails the handshake, but the test comes only when all fields are in. */
  'client.fields.emptyName': 'atEnd' | 'atOnce';
  /** The value of `upgrade` has to be exactly `WebSocket`. There is no contradiction, only a temptation: the server's side of the text compares the client's field without regard to case. */
  'client.upgrade.case': 'exact' | 'insensitive';
  /** The value has to equal origin, converted to ASCII lowercase; the comma does not say which of the two is converted. */
  'client.origin.compare': 'originLowered' | 'valueLowered';
  /** The value has to be exactly the URL that the client constructs. */
  'client.location.compare': 'exact' | 'hostInsensitive';
  /** A cookie is stored when its field comes up in the list, although a field handled later may still fail the handshake. */
  'client.cookie.when': 'inOrder' | 'whenEstablished';
  /** The prose writes the two numbers of the challenge little-endian, while all worked examples have them big-endian. How MD5 orders the bytes of its fingerprint is no part of the choice: that is settled in RFC 1321 (10.3.4.3.1#43, 10.3.4.4.2#9). */
  'number.byteOrder': 'big' | 'little';
  /** Sixteen bytes are read, and only then compared. A client that compares as it reads knows sooner. */
  'client.reply.early': 'after16' | 'firstWrongByte';
  /** On any type but 00, FF included, a server may disconnect, and it may do so with the type byte alone in hand. */
  'server.frame.unknownType': 'process' | 'disconnect';
  /** Frames of the types 01-7F go on to the next FF, and their data is a message like that of type 00. */
  'server.frame.reservedText': 'deliver' | 'discard';
  /** A frame of type 80-FE, or of type FF with a length above 0, is read and its data dropped; the next frame follows. */
  'server.frame.binary': 'skip';
  /** On ill-formed UTF-8 the behaviour of a server is undefined: it may do anything. Later frames are bound again if they are processed at all; losing them counts as allowed. */
  'server.utf8.invalid': 'replace' | 'verbatim' | 'close' | 'other';
  /** By the steps, a server that reads a closing frame does two things, setting the client terminated flag and ending its reading. By the overview, the other peer acknowledges, and the peer that began closes. */
  'server.onClientClose': 'ackAndWait' | 'ackAndClose' | 'closeOnly' | 'nothing';
  /** Once the flag is set, reading is over, and what the client still sends should be discarded. */
  'server.afterClientTerminated': 'discard' | 'unread';
  /** The flag ends reading; nothing in the text keeps the server from sending on. */
  'server.sendAfterClientTerminated': 'stop' | 'continue';
  /** A server may start the closing handshake whenever it decides to. */
  'server.terminate': 'never' | 'unasked';
  /** The TCP connection is closed by whatever means there are, FIN and RST being the examples. */
  'server.close.mechanism': 'fin' | 'rst';
  /** When the client has closed, the reading steps abort; that the other side has to close too is said to user agents only. */
  'server.onTcpClosed': 'close' | 'linger';
  /** A server may close at any moment it wishes, and disconnecting is always safe. */
  'server.close.whenever': 'never' | 'closed';
  /** To abort is nothing more than to close. Against this stands the overview, where the port may belong to an HTTP server, for which the handshake is a GET request like any other and deserves an answer. */
  'server.abort.answer': 'nothing' | 'httpThenClose' | 'httpKeepOpen';
  /** The request line is `GET`, a space, a path that begins with `/` and consists of 21-7E, a space, and a rest that does not matter. A server should abort if it is otherwise. The version text is part of that rest: whatever it is, even nothing at all, the request is in order and must be served. */
  'server.check.requestLine': 'abort' | 'accept';
  /** A field has a name of characters in 21-7E, then `: `, then a value, then CRLF, and a server should abort on anything else. (10.3.4.1.2#p8, by which such lines do abort the connection, is informative.) */
  'server.check.fieldSyntax': 'abort' | 'accept';
  /** Fields are encoded as UTF-8, and a server should abort on a handshake that is not as described. One that looks at few values may well not notice bytes that are ill-formed. */
  'server.check.utf8': 'abort' | 'accept';
  /** In prose the colon is followed by a space; the grammar of the overview makes it optional. One space is taken away, and any more belong to the value. */
  'server.field.space': 'optional' | 'required';
  /** Names consist of 21-7E, and the colon, 3A, lies in that range, so a name could contain the sign that ends it. */
  'server.field.colonInName': 'firstColon' | 'laterColon';
  /** Nothing but the pair CRLF ends a field, which makes a CR or LF on its own part of the value, though the text does not say so. */
  'server.field.bareBreak': 'value' | 'abort' | 'lineEnd';
  /** The text speaks of the value of a field and does not consider a field that occurs twice. Whichever value a server takes, it is the one that its checks are about: two fields `Upgrade: WebSocket` that are joined have another value than `WebSocket`. */
  'server.field.duplicate': 'abort' | 'first' | 'last' | 'joined' | 'joinedTight';
  /** Fields that the server does not know can be ignored. */
  'server.field.unknown': 'ignore' | 'any';
  /** The value of Upgrade is compared without regard to case. A server should abort if it finds none or another, yet can safely ignore it. */
  'server.check.upgrade': 'abort' | 'ignore';
  /** The value of Connection is compared without regard to case. A server should abort if it finds none or another, yet can safely ignore it. A list, say `keep-alive, Upgrade`, counts as another. */
  'server.check.connection': 'abort' | 'ignore';
  /** A server should abort if Host is missing or names somebody else, yet can safely ignore it. */
  'server.check.host': 'abort' | 'ignore';
  /** A server should abort if Origin is missing or is not among the origins it expects, yet can safely ignore it. One that accepts all origins has nothing to compare. */
  'server.check.origin': 'abort' | 'ignore';
  /** A server may abort if no subprotocol is asked for and the conventions of the service call for one. */
  'server.check.protocolAbsent': 'serve' | 'abort';
  /** A server should abort if it does not support the subprotocol asked for, yet can safely ignore the field. */
  'server.check.protocolUnknown': 'abort' | 'ignore';
  /** A server with a single resource may ignore the path. Met with a path it does not expect, a server should simply disconnect. */
  'server.check.resource': 'abort' | 'serve';
  /** A key field that is not there has no value, hence no spaces, and the step on keys without spaces aborts. */
  'server.key.missing': 'abort';
  /** By the order of the steps a request without a key is aborted after the eight bytes of key3. A client of another protocol, RFC 6455 or hixie-75, never sends them, and waits for an answer. A server may disconnect as soon as it is met with something unexpected. */
  'server.refusal.timing': 'atFields' | 'afterKey3';
  /** The digits of a key are read as a number, and an empty row of digits has no value. (The key does have spaces; without them it would abort.) */
  'server.key.noDigits': 'abort' | 'zero' | 'other';
  /** If the quotient takes more than 32 bits, it has no form as a 32-bit integer. A product of more than 32 bits is another matter: as long as its quotient fits, the digest is bound. Zeros in front of the digits have no effect. */
  'server.key.overflow': 'abort' | 'modulo' | 'other';
  /** A server that supports encryption performs a TLS handshake first; one whose name the client got wrong, by SNI, may close. */
  'server.tls': 'plain' | 'tls';
  /** The host should come from the Host field and the path from the request if the server answers for several; port and the secure flag are what was received or what was expected. */
  'server.location': 'derived' | 'configured';
  /** What becomes of a Host that arrives with capital letters is not said. No conforming client sends one. */
  'server.location.case': 'lower' | 'asSent';
  /** The origin in the reply should be taken from the client's if several are welcome. */
  'server.origin.value': 'derived' | 'configured';
  /** The subprotocol is null or a string, and should be taken from the handshake if the server has several. It is asked for by the field: one with an empty value asks for the empty string, which is not null. */
  'server.subprotocol': 'echo' | 'none' | 'other' | 'own';
  /** A line is given, but any Status-Line with the code 101 may take its place. */
  'server.statusLine': 'given' | 'other';
  /** The fields of the reply may come in any order, and their names in any case. */
  'server.reply.fieldOrder': 'listed' | 'any';
  /** The list of fields in a reply is closed. A client, however, skips names it does not know and stores cookies, which would be pointless if none could come. */
  'server.reply.otherFields': 'none' | 'present';
  /** key3 is among the things a server establishes before it sends anything. A server that reads no further than the blank line could send most of its reply earlier. */
  'server.reply.timing': 'afterKey3' | 'fieldsFirst';
  /** Turning the argument into an absolute URL is left to another document, the Web addresses draft of 2009. What that draft did with backslashes, with a missing path or with a port that is too large is its own affair, so the results depend on which parser stands in for it. */
  'url.resolve': 'webAddresses' | 'urlStandard';
  /** The host is taken from the URL without a word on URLs that have none, such as `ws:/p` or `ws:///p`. */
  'url.host.missing': 'syntaxErr' | 'failLater' | 'asParsed';
  /** Whatever number stands in the port component goes through, 0 and numbers above 65535 included. */
  'url.port.range': 'syntaxErr' | 'failLater';
  /** A host with characters outside the URL syntax goes through ToASCII of IDNA 2003, with AllowUnassigned and UseSTD3ASCIIRules set. The algorithm lives in another document, which has since been replaced. */
  'url.host.idna': 'idna2003' | 'uts46';
  /** Host, port, path and query are taken out of the URL; a user name or password in it goes unmentioned. */
  'url.userinfo': 'ignored' | 'sentAsAuthorization';
  /** Ports that the user agent is set up to block make the constructor throw SECURITY_ERR, and this comes before the protocol argument is examined. Which ports those are is configuration. */
  'api.port.blocked': 'none' | 'list';
  /** The protocol argument is checked if it is present. Whether an explicit `undefined` counts as present is a question for Web IDL. */
  'api.protocol.present': 'absent' | 'text';
  /** While CONNECTING, send() must throw INVALID_STATE_ERR; given an unpaired surrogate, it must throw SYNTAX_ERR. When both hold, two exceptions are required and one can be thrown. */
  'api.send.connectingSurrogate': 'invalidState' | 'syntaxErr';
  /** bufferedAmount counts bytes that are queued and unsent, leaving framing out. When a byte stops being unsent is not defined. */
  'api.bufferedAmount.drain': 'onWrite' | 'atTask';
  /** A send() between the start of the closing handshake and the close sends nothing; whether its bytes count as queued is open. */
  'api.bufferedAmount.whileClosing': 'counted' | 'notCounted';
  /** After the close the number goes nowhere but up, at each send(), and is never set back to 0. By how much it grows is left out. */
  'api.bufferedAmount.afterClose': 'grows' | 'frozen';
  /** The task queued at establishment sets readyState to OPEN and fires `open` without looking at the state. A close() that runs before the task has already set CLOSING. */
  'api.openTask.afterClose': 'literal' | 'suppressed';
  /** The task that reports the start of the closing handshake sets CLOSING unconditionally. As that handshake begins asynchronously, it can be said to start when the connection is closed already. */
  'api.closingTask.afterClosed': 'literal' | 'suppressed';
  /** When a connection fails, the user agent has leave to tell its user. */
  'api.failure.reported': 'silent' | 'diagnostics';
  /** Scripts must be unable to tell apart the ways of failing, and the list of them puts a connection cut short after a good handshake next to a host that does not resolve. Yet in that one case `open` has fired already. Read literally, this cannot be met together with 10.3.3#p1. */
  'api.failure.opaque': 'sameCloseEvent';
  /** An object with an open connection must be kept while it has listeners for message events. For one without, silence is consent: it may be collected, and collecting it closes the connection. */
  'api.gc': 'collect' | 'keep';
  /** The wider specification closes the connections of a document that is unloaded (its unloading document cleanup steps). No step of the WebSocket part says so. */
  'api.unload': 'tcpClose';
  /** At the type byte of a frame that is neither text nor closing a server may stop reading frames, and either disconnect or set the client terminated flag. */
  'server.frame.reservedType': 'process' | 'disconnect' | 'terminate';
  /** At a length byte other than 00 a server may do the same, in a frame of type FF as well. */
  'server.frame.lengthByte': 'process' | 'disconnect' | 'terminate';
  /** The substeps that a length byte of 00 skips are those that make a length of it and read as many bytes. */
  'server.frame.lengthZero': 'read' | 'skip';
}

/** The values of each policy that is a limit. Infinity is none. */
export interface Limits {
  /** In bytes. Messages have no bound. Content that is more than the user agent can deal with must fail the connection, and where that begins is its own decision. */
  'client.limit.message': number;
  /** In bytes. The length of a frame that is to be skipped has no bound either, and neither has the number of bytes that spell the length. What cannot be handled must fail the connection. */
  'client.limit.skip': number;
  /** In bytes. The number of bytes that spell a length has no bound: zeros in front go on for as long as the server likes. */
  'client.limit.lengthBytes': number;
  /** In milliseconds. Having sent `FF 00`, the client waits as long as it sees fit, then closes, which is not a clean close. */
  'client.closing.timeout': number;
  /** In milliseconds. The wait for the status line, and no other, may be cut short by a timeout that fails the connection. */
  'client.handshake.timeout': number;
  /** In milliseconds. Once the status line is in, the steps know no timeout, and a user agent should not close without cause. */
  'client.handshake.lateTimeout': number;
  /** In bytes of the status line. Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general. */
  'client.handshake.limits.line': number;
  /** In bytes of a name. Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general. */
  'client.handshake.limits.name': number;
  /** In bytes of a value. Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general. */
  'client.handshake.limits.value': number;
  /** In fields. Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general. */
  'client.handshake.limits.fields': number;
  /** In bytes of all fields. Neither the status line nor the number or length of fields has a bound. A clause on content that is too large exists; it stands among the framing rules, yet is worded for content in general. */
  'client.handshake.limits.bytes': number;
  /** In bytes. A message has no bound, and the clause on content that is too large is for clients only. A server that gives up relies on its right to close (`server.close.whenever`). */
  'server.limit.message': number;
  /** In bytes. The length of a frame to be skipped has no bound, and the clause on content that is too large is for clients only. A server that gives up relies on its right to close (`server.close.whenever`). */
  'server.limit.skip': number;
  /** In bytes. The number of bytes that spell a length has no bound. A server that gives up relies on its right to close (`server.close.whenever`). */
  'server.limit.lengthBytes': number;
  /** In bytes. A server may send whenever it likes, and nothing says what becomes of data that the client does not take. A server that gives up relies on its right to close (`server.close.whenever`). */
  'server.send.bufferLimit': number;
  /** In milliseconds. How long a server waits for the client's closing frame after its own is for the server to define. */
  'server.terminate.timeout': number;
  /** In milliseconds. To close is to end the connection; how long a side whose FIN is out waits for the FIN of the other side before it gives the socket up, is not said. This holds for both sides. */
  'any.close.linger': number;
  /** In bytes of each half of the request line. No bound is set on what a server reads as handshake. */
  'server.handshake.limits.line': number;
  /** In bytes of a name. No bound is set on what a server reads as handshake. */
  'server.handshake.limits.name': number;
  /** In bytes of a value. No bound is set on what a server reads as handshake. */
  'server.handshake.limits.value': number;
  /** In fields. No bound is set on what a server reads as handshake. */
  'server.handshake.limits.fields': number;
  /** In bytes of all fields. No bound is set on what a server reads as handshake. */
  'server.handshake.limits.bytes': number;
  /** In milliseconds. No bound is set on how long a server waits for the handshake to be complete. */
  'server.handshake.timeout': number;
  /** In connections. Nothing is said on how many connections a server keeps. One that has enough relies on its right to close (`server.close.whenever`). */
  'server.connections.limit.total': number;
  /** In connections from one address. Nothing is said on how many connections a server keeps. One that has enough relies on its right to close (`server.close.whenever`). */
  'server.connections.limit.perAddress': number;
  /** In connections whose handshake is not complete. Nothing is said on how many connections a server keeps. One that has enough relies on its right to close (`server.close.whenever`). */
  'server.connections.limit.handshakes': number;
  /** In bytes. Data that can neither be sent nor buffered makes the user agent close the connection, but how much the buffer holds is nowhere said. */
  'api.send.bufferLimit': number;
}

/** What this project does by default. */
export const policyDefaults: Policies = {
  'client.utf8.replacement': 'maximalSubpart',
  'client.echoRace': 'notEchoed',
  'client.closing.atomic': 'atomic',
  'client.send.fatal': 'anyError',
  'client.close.mechanism': 'fin',
  'client.close.arbitrary': 'never',
  'client.close.notice': 'streamOrder',
  'client.connect.oneAtATime': 'byAddress',
  'client.connections.limit': 'none',
  'client.establish.inputs': 'throw',
  'client.proxy': 'none',
  'client.proxy.auth': 'fail',
  'client.tls.verify': 'system',
  'client.handshake.fieldOrder': 'any',
  'client.key.draw': 'any',
  'client.key.edgeSpaces': 'inside',
  'client.handshake.cookies': 'none',
  'client.handshake.otherFields': 'none',
  'any.write.delay': 'oneWrite',
  'client.statusLine.cr': 'accept',
  'client.field.emptyValueNoSpace': 'toLF',
  'client.fields.emptyName': 'atEnd',
  'client.upgrade.case': 'exact',
  'client.origin.compare': 'originLowered',
  'client.location.compare': 'exact',
  'client.cookie.when': 'whenEstablished',
  'number.byteOrder': 'big',
  'client.reply.early': 'after16',
  'server.frame.unknownType': 'process',
  'server.frame.reservedText': 'deliver',
  'server.frame.binary': 'skip',
  'server.utf8.invalid': 'replace',
  'server.onClientClose': 'ackAndWait',
  'server.afterClientTerminated': 'discard',
  'server.sendAfterClientTerminated': 'stop',
  'server.terminate': 'never',
  'server.close.mechanism': 'fin',
  'server.onTcpClosed': 'close',
  'server.close.whenever': 'never',
  'server.abort.answer': 'nothing',
  'server.check.requestLine': 'abort',
  'server.check.fieldSyntax': 'accept',
  'server.check.utf8': 'abort',
  'server.field.space': 'optional',
  'server.field.colonInName': 'firstColon',
  'server.field.bareBreak': 'abort',
  'server.field.duplicate': 'abort',
  'server.field.unknown': 'ignore',
  'server.check.upgrade': 'abort',
  'server.check.connection': 'abort',
  'server.check.host': 'abort',
  'server.check.origin': 'abort',
  'server.check.protocolAbsent': 'serve',
  'server.check.protocolUnknown': 'abort',
  'server.check.resource': 'serve',
  'server.key.missing': 'abort',
  'server.refusal.timing': 'atFields',
  'server.key.noDigits': 'abort',
  'server.key.overflow': 'abort',
  'server.tls': 'plain',
  'server.location': 'derived',
  'server.location.case': 'lower',
  'server.origin.value': 'derived',
  'server.subprotocol': 'echo',
  'server.statusLine': 'given',
  'server.reply.fieldOrder': 'listed',
  'server.reply.otherFields': 'none',
  'server.reply.timing': 'afterKey3',
  'url.resolve': 'urlStandard',
  'url.host.missing': 'asParsed',
  'url.port.range': 'syntaxErr',
  'url.host.idna': 'uts46',
  'url.userinfo': 'ignored',
  'api.port.blocked': 'list',
  'api.protocol.present': 'absent',
  'api.send.connectingSurrogate': 'invalidState',
  'api.bufferedAmount.drain': 'onWrite',
  'api.bufferedAmount.whileClosing': 'counted',
  'api.bufferedAmount.afterClose': 'grows',
  'api.openTask.afterClose': 'suppressed',
  'api.closingTask.afterClosed': 'suppressed',
  'api.failure.reported': 'diagnostics',
  'api.failure.opaque': 'sameCloseEvent',
  'api.gc': 'collect',
  'api.unload': 'tcpClose',
  'server.frame.reservedType': 'process',
  'server.frame.lengthByte': 'process',
  'server.frame.lengthZero': 'read',
};

/** The limits of this project. */
export const limitDefaults: Limits = {
  'client.limit.message': 16777216,
  'client.limit.skip': 9007199254740991,
  'client.limit.lengthBytes': 65536,
  'client.closing.timeout': 10000,
  'client.handshake.timeout': 30000,
  'client.handshake.lateTimeout': 30000,
  'client.handshake.limits.line': 8192,
  'client.handshake.limits.name': 256,
  'client.handshake.limits.value': 16384,
  'client.handshake.limits.fields': 100,
  'client.handshake.limits.bytes': 65536,
  'server.limit.message': 16777216,
  'server.limit.skip': 9007199254740991,
  'server.limit.lengthBytes': 65536,
  'server.send.bufferLimit': 16777216,
  'server.terminate.timeout': 10000,
  'any.close.linger': 5000,
  'server.handshake.limits.line': 8192,
  'server.handshake.limits.name': 256,
  'server.handshake.limits.value': 16384,
  'server.handshake.limits.fields': 100,
  'server.handshake.limits.bytes': 65536,
  'server.handshake.timeout': 30000,
  'server.connections.limit.total': 16384,
  'server.connections.limit.perAddress': 1024,
  'server.connections.limit.handshakes': 4096,
  'api.send.bufferLimit': 16777216,
};
