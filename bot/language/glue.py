# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Words that carry no subject of their own: what training talk is held together with."""

from typing import Final

GLUE: Final = frozenset(
    """
canirun canilift logrun logleg problem alright twice till til earliest soonest cooldown warmup deload slightly tough kinda zero nearly tightness
risk clash reckon issue terrible smooth technique worse whole cramp bail bailed missed yay nay yo friend everything chill harmful dangerous
objections permitted pointless bricks concrete rocks bridges bands curls springy squeeze joining split started
h a cranky creaky niggly stroller pram flat reps drills af hell damn bloody fuck fucking shit insane insanely mega wicked proper since sub finally about absolutely actually after again ago all almost alone along already also although always am amount an and another any anybody anyone
anything anyway apart are around as ask at away back bad badly barely be because been before being best better between big bit body both bot break but by
calm came can check cause coach come completely complete could couple crazy d daily day days definitely did do does doing done down drop due during each
early easy eat either else end energy enough even evening ever every exactly extra far fast feel feeling feels felt few fine finish finished first fit fitness
for force free fresh friday from full fully g gap get gets getting give go goes going gonna good got great guess guys had half happy hard harm has have having
he heavy hello help her here hey hi hit hold home honestly hope hour hours how however hurt hurts i if in injury instead into is it its just keep kind know l last late
later least leave left less let level light like little long longer look low m make makes making many may maybe me mean might min mind more morning most move
much must my myself need needed never new next nice no nope normal not nothing now number of off ok old on once one only or other out over own part past pace pain
perfect plan planned planning please plus possible pretty probably push put quick quickly quite rather ready real really recover recovered recovery rest rested
restday right round safe said same saturday say says schedule scheduled second see session sessions set sets shape should skip skipped skipping sleep slept slow slowly so some
something soon sore soreness still stop straight strong stupid such super supposed sure s t take taking tell than thank thanks that the their them then there these they
thing things think thinking this though thought thoughts three tight time times tired to today together told tomorrow tonight too took total train trained training tried try
two under until up us use usual usually very via wait waiting waking walk want wanted was way we week weekend weeks well went were what when where whether which
while who why will wise with within without woke wonder wondering work workout workouts worth would wrong x yes yet you your zone
advice silly dumb idea bad good allowed able shortly directly immediately straight afterwards stretch stretching warm cool mobility foam roll rolled coffee hydrated
quads quad hamstrings hamstring calves calf glutes glute legs leg knee knees hip hips ankle ankles shin shins butt back feet foot achilles thighs muscles
sore stiff stiffness achy ache aches tender heavy dead tired killing wrecked destroyed trashed shot toast fried smoked jelly emojisore doms stairs swollen hot sharp
mild moderate severe niggle club coach program programme miles mile km k distance pb pr ready yep yeah nah lol haha hmm ugh oh wow
tonight recovery cardio exercise exercises gym track treadmill group friends buddy partner outside indoors outdoors road loop park woods neighborhood flat course
beginner intermediate advanced marathon race training half series kg lb plates reps rep bodyweight barbell dumbbell dumbbells machine working
ruin affect hamper interfere damage overdo overtrain overtraining wreck smart risky okay allowed recommend recommended suggest intense intensity effort
postpone reschedule rearrange cancel cancelled put add book delay replace swap switch bring note balance combine juggle organise organize structure spot place reason decide decided club rate physio doctor cleared clear allows lets worried nervous keen tempted dying hungry dramatic crazy mad nuts overkill sensible reckless doable realistic lake dog river beach hills park neighbourhood woods trail kit shoes weather cold rain hot snow outside inside pub bed kids family boys girls wants asked invited planning signed sign up upcoming gap minimum maximum apart rule usual regular normal typical bothered fully
shuffling shuffle grandpa grandma grandad robot penguin duck zombie local charity company annual virtual closed ill sick everywhere dinner options option allowed whats look looks looked like supposed otherwise machines mostly
hobbling hobble crippled battered ruined smoked wobbly jello brutal savage agony screaming stiffened recovering cooked wasted shattered
knocked banged special chances brand given doable supposed meant probably planning goes gave ended leave wondering bothers mates mate mates wife husband
made maxed max managed crushed smashed hammered nailed logged log slot mornings evenings afternoons nights night anymore ran run running runs felt max gone resolved healed
""".split()
)
