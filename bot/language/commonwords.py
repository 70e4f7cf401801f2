# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Everyday English that is never taken for a misspelt training word."""

from typing import Final

COMMON: Final = frozenset(
    """
process processes section sections furnished tracing caching alter snippet snippets distinct callers stripped glue spelling
rejects advance advances mocking shrinking respects integral launch launches ceiling swapped stories pinning hinting reverts
progressive stealing honours stemming presets reveals triaging stalling spring springs springy heavily destroy destroys prefs
a able about above across act action actual actually add added after afternoon afterwards again against age ago agree
ahead air alarm album alert alive all allow almost alone along already also although always am among amount an and angry
another answer any anybody anymore anyone anything anyway apart app apply are area argue arm arms army around arrive art
as ask asked asking ate auto available average avoid awake away awful baby back backed bad badly bag ball bank bar barely
base based basic bath be beach bear beat beautiful because become bed been beer before began begin behind being believe
below bend beside best better between big bike bill bit bite black blame block blood blow blue board boat body bonus book
boot boss both bottle bottom bought bout bowl box boy brain branch brave break breakfast breath bring broke broken brother
brought brown build building built bunch burn bus busy but butt button buy by cab cake call called calls calm came camp
can cancel capital car card care careful carry case cash cast cat catch cause cell center central certain chair chance
change charge chart chase chat cheap check cheer chest chick child chill choice choose church city claim class clean clear
click climb clock close closed cloth cloud club coach coat code coffee cold color come comes coming commit common company
complete conf config confirm contact content cook cool copy corner cost could count country couple course court cover
crash crazy cream create cross crowd cry cup current cut daily damage damn dance dark data date dates daughter day days
dead deal dear debt decent decide decided decision deep degree delay delete demo deploy depth desk did died diet dinner
direct dirty do doctor does doing dog doing don done door doubt down dozen draft drag draw dream dress drink drive driving
drop dry due during dust duty each ear early earth ease east easy eat eating edge eight either else email empty end ended
ending energy engine enjoy enough enter entire equal error errands especially even evening event ever every everybody everyone everything
exactly exam example except excuse expect explain extra eye eyes face fact fail failed fair fairly fall family far fast
fat fear feature feed feel feeling feels feet fell felt few field fight figure file fill film final finally find fine
finger finish finished fire first fish fit fitness five fix fixed flat flight floor fly focus follow food foot for force forget form
forward found four free freeze fresh friend friends from front fuel full fun funny further future game garden gas gave general get
gets getting gift girl give given glad glass go goal goals goes going gold gone good got gotten grab grade grand grass great green
grew ground group grow guess guide gun guy guys gym had hair half hall hand hands handle hang happen happened happy hard
hardly has hat hate have having he head health hear heard heart heat heavy held hello help her here hers hey hi hide high
him his hit hold holding hole holiday home honest hope hospital host hot hotel hour hours house how however huge human hundred
hungry hunt hurry hurt hurting husband i ice idea if image imagine improve in inch include injury inside instead into invite iron
is issue it item its itself job join joint joints joke judge juice jump june july just keep kept key kick kid kids kill killed
kind king kitchen knee knees knew knock know known lab lack lady lake land language large last late lately later latest
laugh law lay lazy lead learn least leave leaving led left legacy legal less lesson let lets letter level lie life lift light
lights like likely limit line link list listen little live lives living load loads local lock log logs long longer look looking
looks loose lose loss lost lot lots loud love low lower luck lucky lunch lung lungs machine made mail main make makes making man manage
manager many map march mark market match math matter matters max may maybe me meal mean means meant measure meat media meet meeting
member men mention menu merge merging mess message met mid middle might milk mind mine minor minute miss missed missing mix
model moment money month months mood moon more morning most mother mouth move moved movie moving much mum music must my
myself name near nearly neck need needed needs neither nervous never new news next nice night nine no nobody none noon nor
normal normally north nose not note nothing notice now number numbers object odd of off offer office often oh oil ok okay old on once
one ones only onto open option options or orange order other others ought our out outside over overall own pack page paid pain paper
parent park part parts party pass past path patient pay peace people per perfect perhaps period person phone photo pick picture piece pink
place plain plan planning plans plant play player please plenty plus point points pool poor pop port possible post pot pound power
press pressed pretty price print prior prod product program project proper properly proud pub public pull pulled pure purpose push put quality queue quick
quickly quiet quit quite race rain raise ran random range rate rather reach react read reader ready real really reason recent record red reduce relax
release remember remind remove rent repeat repeats replace reply report request rest rested result results return review rice rich ride
right ring rise risk river road rock role roll room rough round route row rows rule rules run runner runners running runs rush sad safe said sail sale salt same
sand save saw say says scale scene school science score screen script sea search season seat second see seem seems seen self sell send sense
sent series serious serve server service set sets seven several shall shape share she sheet shift ship shirt shock shoe shoes shoot shop
short shot should shoulder show shower shut shy sick side sign silly similar simple since single sister sit site sitting six
size skill skin skip skipped sleep slept slight slightly slip slot slow slower slowly small smart smell smile smoke smooth snow so soft sold some someone something
sometimes son song soon sorry sort sorted sound south space spare speak special speed spend spent spin split spot spring stack staff stage stairs stand
standup star start started starting state stay step steps stick still stomach stone stop store storm story straight strange street stress strong struggle
stuck student study stuff stupid style sub such sudden sugar suit suite summer sun super support suppose sure surprise sweet swim swing switch system table take
taken takes taking talk talked tall task tax taxi team tell ten tend term test tests text than thank thanks that the their them then there these
they thick thin thing things think third this those though thought threw throat through throw thus ticket tie tight till time times tip tired to today
together told tone too took tool tools top topic total touch tough tour toward town track trade traffic train trained trainer training trash travel treat tree trick trip trouble
true trust truth try trying turn twice two type under understand until up upon upper upset use used user users using usual usually
vacation value van very via video view visit voice wait waiting wake walk wall want wanted wants war warm was wash watch water wave way
we weak wear weather website week weeks weekend weight weird well went were west wet what whatever wheel when where whether which while white who whole whose why
wide wife wild will win wind window wine winter wise wish with within without woke woman women wonder wondering wood word words work worked worker working
works world worry worse worst worth would wow write wrong yard yeah year years yellow yes yet you young your yours yourself zone zero
pizza lounge lunges lunge quid quiz trial trail temple temp temps template tempt print prints spring springs spirit sprite tread threads thread
stripes strikes strive strides strings string intervals internal interval interview interviews inter hilly bills pills mills fills jobs jog job hog log dogs legs
keys eggs lego bugs begs pegs press dress stress calm calves halves salves curves core cores score scores store more wore tore sour sole some sort
rows cows curls girls url urls hopes hips chips ships tips glues blues clues glutes flutes quads squads squad squats squat squash square squared
deadline deadlines deadlock slides slide tides rides prides soreness stores stored easier easily eating ease beast feast least east
recover recovered recovery discovery remote report resort rapid repair repeat month mouth north forth worth march match marathon monday money monkey sunday saturday friday
thursday tuesday wednesday fry fried trial frames threshold hurdle header server servers stand sandbox branch docker kubernetes pipeline lint linter prod staging latency
standups retro backlog sprint sprints board ticket tickets bug bugs feature features customer customers client clients sales revenue budget quarter contract
walker talk talks stalk chalk wake awake woken jolt joy join coin cook cooking book booking look looked liked lifted drifted shifted sifted gifted squatted
plane planes plans planks plank blank bank thank tank yank rank ranking drank lank flank
longest fastest slowest hardest easiest biggest earliest soonest latest shortest heaviest splints splint snapped sprained strained twisted rolled tingling numb dizzy fainted faint limping limp spasm cramp cramps cramping pulled popped tore torn swell swelled
puffy throbbing burning fever flu chills limbs pinched stabbing shooting searing swollen passing breath heartbeat lightheaded trip tripped fell fallen slipped
""".split()
)
