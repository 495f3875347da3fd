// Generated from spec/*.yaml by `npm run generate`. Do not edit.

/** Id of an item of r4820. */
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
  | '10.3.4.9#p2';

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
  | 'api.unload';

/** The option taken of each policy that is a choice of names. */
export interface Policies {
  'client.utf8.replacement': 'maximalSubpart' | 'perByte' | 'perRun';
  'client.echoRace': 'echoed' | 'notEchoed';
  'client.closing.atomic': 'atomic';
  'client.send.fatal': 'anyError' | 'retry';
  'client.close.mechanism': 'fin' | 'rst';
  'client.close.arbitrary': 'never' | 'closed';
  'client.close.notice': 'streamOrder' | 'atOnce';
  'client.connect.oneAtATime': 'byAddress' | 'byName';
  'client.connections.limit': 'none' | 'limit';
  'client.establish.inputs': 'throw' | 'send';
  'client.proxy': 'none' | 'httpConnect' | 'socks';
  'client.proxy.auth': 'fail' | 'retry';
  'client.tls.verify': 'system' | 'ownCA' | 'off';
  'client.handshake.fieldOrder': 'any';
  'client.key.draw': 'any';
  'client.key.edgeSpaces': 'anywhere' | 'inside';
  'client.handshake.cookies': 'none' | 'jar';
  'client.handshake.otherFields': 'none' | 'present';
  'any.write.delay': 'oneWrite' | 'any';
  'client.statusLine.cr': 'accept' | 'fail';
  'client.field.emptyValueNoSpace': 'toLF' | 'literalFail';
  'client.fields.emptyName': 'atEnd' | 'atOnce';
  'client.upgrade.case': 'exact' | 'insensitive';
  'client.origin.compare': 'originLowered' | 'valueLowered';
  'client.location.compare': 'exact' | 'hostInsensitive';
  'client.cookie.when': 'inOrder' | 'whenEstablished';
  'number.byteOrder': 'big' | 'little';
  'client.reply.early': 'after16' | 'firstWrongByte';
  'server.frame.unknownType': 'process' | 'disconnect';
  'server.frame.reservedText': 'deliver' | 'discard';
  'server.frame.binary': 'skip';
  'server.utf8.invalid': 'replace' | 'verbatim' | 'close' | 'other';
  'server.onClientClose': 'ackAndWait' | 'ackAndClose' | 'closeOnly' | 'nothing';
  'server.afterClientTerminated': 'discard' | 'unread';
  'server.sendAfterClientTerminated': 'stop' | 'continue';
  'server.terminate': 'never' | 'unasked';
  'server.close.mechanism': 'fin' | 'rst';
  'server.onTcpClosed': 'close' | 'linger';
  'server.close.whenever': 'never' | 'closed';
  'server.abort.answer': 'nothing' | 'httpThenClose' | 'httpKeepOpen';
  'server.check.requestLine': 'abort' | 'accept';
  'server.check.fieldSyntax': 'abort' | 'accept';
  'server.field.space': 'optional' | 'required';
  'server.field.colonInName': 'firstColon' | 'laterColon';
  'server.field.bareBreak': 'value' | 'abort' | 'lineEnd';
  'server.field.duplicate': 'abort' | 'first' | 'last' | 'joined';
  'server.field.unknown': 'ignore' | 'any';
  'server.check.upgrade': 'abort' | 'ignore';
  'server.check.connection': 'abort' | 'ignore';
  'server.check.host': 'abort' | 'ignore';
  'server.check.origin': 'abort' | 'ignore';
  'server.check.protocolAbsent': 'serve' | 'abort';
  'server.check.protocolUnknown': 'abort' | 'ignore';
  'server.check.resource': 'abort' | 'serve';
  'server.key.missing': 'abort';
  'server.key.noDigits': 'abort' | 'zero' | 'other';
  'server.key.overflow': 'abort' | 'modulo' | 'other';
  'server.tls': 'plain' | 'tls';
  'server.location': 'derived' | 'configured';
  'server.location.case': 'lower' | 'asSent';
  'server.origin.value': 'derived' | 'configured';
  'server.subprotocol': 'echo' | 'none' | 'other' | 'own';
  'server.statusLine': 'given' | 'other';
  'server.reply.fieldOrder': 'listed' | 'any';
  'server.reply.otherFields': 'none' | 'present';
  'server.reply.timing': 'afterKey3' | 'fieldsFirst';
  'url.resolve': 'webAddresses' | 'urlStandard';
  'url.host.missing': 'syntaxErr' | 'failLater' | 'asParsed';
  'url.port.range': 'syntaxErr' | 'failLater';
  'url.host.idna': 'idna2003' | 'uts46';
  'url.userinfo': 'ignored' | 'sentAsAuthorization';
  'api.port.blocked': 'none' | 'list';
  'api.protocol.present': 'absent' | 'text';
  'api.send.connectingSurrogate': 'invalidState' | 'syntaxErr';
  'api.bufferedAmount.drain': 'onWrite' | 'atTask';
  'api.bufferedAmount.whileClosing': 'counted' | 'notCounted';
  'api.bufferedAmount.afterClose': 'grows' | 'frozen';
  'api.openTask.afterClose': 'literal' | 'suppressed';
  'api.closingTask.afterClosed': 'literal' | 'suppressed';
  'api.failure.reported': 'silent' | 'diagnostics';
  'api.failure.opaque': 'sameCloseEvent';
  'api.gc': 'collect' | 'keep';
  'api.unload': 'tcpClose';
}

/** The values of each policy that is a limit. Infinity is none. */
export interface Limits {
  /** In bytes. */
  'client.limit.message': number;
  /** In bytes. */
  'client.limit.skip': number;
  /** In bytes. */
  'client.limit.lengthBytes': number;
  /** In milliseconds. */
  'client.closing.timeout': number;
  /** In milliseconds. */
  'client.handshake.timeout': number;
  /** In milliseconds. */
  'client.handshake.lateTimeout': number;
  /** In bytes of the status line. */
  'client.handshake.limits.line': number;
  /** In bytes of a name. */
  'client.handshake.limits.name': number;
  /** In bytes of a value. */
  'client.handshake.limits.value': number;
  /** In fields. */
  'client.handshake.limits.fields': number;
  /** In bytes of all fields. */
  'client.handshake.limits.bytes': number;
  /** In bytes. */
  'server.limit.message': number;
  /** In bytes. */
  'server.limit.skip': number;
  /** In bytes. */
  'server.limit.lengthBytes': number;
  /** In bytes. */
  'server.send.bufferLimit': number;
  /** In milliseconds. */
  'server.terminate.timeout': number;
  /** In milliseconds. */
  'any.close.linger': number;
  /** In bytes of each half of the request line. */
  'server.handshake.limits.line': number;
  /** In bytes of a name. */
  'server.handshake.limits.name': number;
  /** In bytes of a value. */
  'server.handshake.limits.value': number;
  /** In fields. */
  'server.handshake.limits.fields': number;
  /** In bytes of all fields. */
  'server.handshake.limits.bytes': number;
  /** In milliseconds. */
  'server.handshake.timeout': number;
  /** In connections. */
  'server.connections.limit.total': number;
  /** In connections from one address. */
  'server.connections.limit.perAddress': number;
  /** In connections whose handshake is not complete. */
  'server.connections.limit.handshakes': number;
  /** In bytes. */
  'api.send.bufferLimit': number;
}

/** What this project does by default. */
export const policyDefaults: Policies = {
  'client.utf8.replacement': 'maximalSubpart',
  'client.echoRace': 'echoed',
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
  'client.handshake.cookies': 'jar',
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
  'server.connections.limit.perAddress': 16384,
  'server.connections.limit.handshakes': 4096,
  'api.send.bufferLimit': 16777216,
};
