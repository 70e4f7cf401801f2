"""The 96 things that the documents say (G01..G96), in our words. Rules cite them by id."""

from typing import Final, NamedTuple


class Item(NamedTuple):
    """One statement: its priority (P1 drives a rule, P2 supplies text, P3 is context), its document, our paraphrase."""

    priority: str
    document: str
    says: str


ITEMS: Final[dict[str, Item]] = {
    "G01": Item("P2", "000", "Running helps a lifter when it is integrated properly and hurts when it is not."),
    "G02": Item(
        "P1", "000", "A 'leg day' is a structured resistance workout for glutes, quads, hamstrings and calves."
    ),
    "G03": Item("P1", "000", "Whether running helps or hurts depends on three things: run type, timing, primary goal."),
    "G04": Item("P2", "000", "Combine the two deliberately, managing both volume and recovery."),
    "G05": Item("P1", "000", "Low-intensity running (active recovery) supports leg training."),
    "G06": Item("P2", "000", "Gentle movement raises blood flow to tired legs, even after a heavy session."),
    "G07": Item("P2", "000", "Better circulation may clear by-products and may lessen DOMS ('potentially')."),
    "G08": Item("P3", "000", "Easy running brings oxygen and nutrients needed for repair."),
    "G09": Item("P2", "000", "Running builds 'strength endurance': producing force for a long time."),
    "G10": Item("P2", "000", "Running trains repeated sub-maximal work, not maximal strength."),
    "G11": Item("P2", "000", "Interference effect: endurance work can blunt strength and size gains."),
    "G12": Item("P3", "000", "Mechanism: AMPK from endurance work can transiently suppress mTOR."),
    "G13": Item("P2", "000", "It is high-volume, long-distance running that drives the interference."),
    "G14": Item("P1", "000", "High-volume running leaves fatigue and low glycogen that limit heavy lifting."),
    "G15": Item("P3", "000", "High-volume endurance shifts muscle toward type I, against explosive goals."),
    "G16": Item("P1", "000", "Harm depends on how close together and how intense the two sessions are."),
    "G17": Item("P1", "000", "If strength/size is the priority keep at least 6-8 h between a run and a heavy leg day."),
    "G18": Item("P1", "000", "24 h between them works better than 6-8 h."),
    "G19": Item("P1", "000", "Same day: lift first, run second."),
    "G20": Item("P1", "000", "Easy steady running is benign: off-days or after a light resistance session."),
    "G21": Item(
        "P1", "000", "A high-intensity run counts as a hard leg workout; keep it on a separate day from heavy lifting."
    ),
    "G22": Item("P1", "000", "High intensity = sprints or interval training."),
    "G23": Item("P1", "000", "Running before a heavy leg day is usually a poor idea (glycogen, lifting quality)."),
    "G24": Item(
        "P1",
        "000",
        "Strength-focused: 48 h after heavy legs before any other high-intensity lower-body workout (run or lift).",
    ),
    "G25": Item("P1", "001", "General rule: a low-to-moderate run after leg day is fine."),
    "G26": Item("P2", "001", "It may help recovery through blood flow."),
    "G27": Item("P1", "001", "Hard runs after legs could add damage and delay recovery."),
    "G28": Item("P3", "001", "Other factors (soreness, level, priority...) matter too."),
    "G29": Item("P3", "001", "In a marathon block you will sometimes have to run right after or the day after legs."),
    "G30": Item("P3", "001", "Running after legs could hinder growth but most likely will not (for low/moderate)."),
    "G31": Item("P2", "001", "Low/moderate running uses type I fibres; lifting uses type II."),
    "G32": Item("P1", "001", "Low/moderate is fine right after or the day after leg day."),
    "G33": Item("P2", "001", "Claim: jogging clears lactate, which can reduce DOMS."),
    "G34": Item("P1", "001", "Sprints and any short burst recruit type II fibres, like lifting."),
    "G35": Item("P1", "001", "No high-intensity running for at least 48 h after a hard leg day."),
    "G36": Item("P1", "001", "Sprints, uphill and HIIT are high intensity."),
    "G37": Item("P1", "001", "What counts as hard is personal."),
    "G38": Item("P1", "001", "About 3 weighted leg exercises make a hard leg day."),
    "G39": Item("P1", "001", "Multiple sets and reps at >=75 % of max squat make a hard leg day."),
    "G40": Item("P3", "001", "Some advise against running after legs because of overtraining."),
    "G41": Item("P2", "001", "Overtraining is real but hard to reach, above all for beginners."),
    "G42": Item(
        "P1", "001", "Overtraining mostly hits very high-level people who keep pushing with few tapers/rest days."
    ),
    "G43": Item("P2", "001", "For intermediates overtraining is a far stretch."),
    "G44": Item("P1", "001", "Stay low/moderate after legs and you will be fine."),
    "G45": Item("P2", "001", "Running after legs hurts; that is normal."),
    "G46": Item("P1", "001", "Sore legs: run only with low mileage and low intensity."),
    "G47": Item("P2", "001", "Claim: it could shorten soreness."),
    "G48": Item("P1", "001", "A recovery run is not for fitness: nothing new or hard."),
    "G49": Item("P2", "001", "Pro: easy runs after legs keep weekly mileage up."),
    "G50": Item("P3", "001", "Pro (claim): it builds mental toughness to push through pain."),
    "G51": Item("P1", "001", "Beginners easily drift from moderate into high."),
    "G52": Item("P2", "001", "Con: it is uncomfortable at any intensity."),
    "G53": Item("P1", "001", "Your priority comes first when building the programme."),
    "G54": Item("P1", "001", "Marathon focus: fewer leg exercises, more miles a bit faster."),
    "G55": Item("P2", "001", "Marathon training costs a few leg workouts."),
    "G56": Item("P1", "001", "Marathon focus: cut the 75 %-squat + accessories session down."),
    "G57": Item("P1", "001", "Keep split squats and lunges only, so next day's run is possible."),
    "G58": Item("P1", "001", "Strength focus: most runs are easy."),
    "G59": Item("P1", "001", "Strength focus: easy runs of 15-30 min."),
    "G60": Item("P2", "001", "Eat carbohydrate after a hard workout to refill glycogen."),
    "G61": Item(
        "P3",
        "001",
        "When glycogen is out the body burns fat, which is not the muscles' preferred fuel; performance can suffer.",
    ),
    "G62": Item("P3", "001", "'Cut carbs' advice does not necessarily fit performance athletes."),
    "G63": Item("P2", "001", "Stretch after every workout (the document claims it prevents overuse injuries)."),
    "G64": Item("P1", "001", "No loss of recovery or gains as long as it stays light and you listen to your body."),
    "G65": Item("P2", "001", "Which to do first (run or lift) depends on your goals."),
    "G66": Item(
        "P1", "003", "Hill sprints, a longer run than usual and hard 200s are runs that tax the legs like a workout."
    ),
    "G67": Item("P2", "003", "Running can be a leg workout as well as cardio."),
    "G68": Item("P3", "003", "Running uses the whole body; arms and core stabilise."),
    "G69": Item("P2", "003", "Main running muscles: calves, soleus, hamstrings, glutes, quads."),
    "G70": Item("P1", "003", "Runners may neglect the hips: external rotators, abductors, adductors."),
    "G71": Item("P2", "003", "Trail running's lateral movement engages the overlooked hip muscles."),
    "G72": Item("P3", "003", "Mechanics are individual."),
    "G73": Item("P2", "003", "Many runners lack hip extension: glutes/hamstrings under-work."),
    "G74": Item("P1", "003", "Glute-specific work is vital for running performance."),
    "G75": Item("P2", "003", "Typical running uses type I; resistance training type II."),
    "G76": Item("P2", "003", "Sprinting (the text says about 800 m) also uses fast-twitch fibres."),
    "G77": Item("P2", "003", "Running lacks the progressive overload of weights."),
    "G78": Item("P2", "003", "Strength from running alone plateaus."),
    "G79": Item("P1", "003", "Leg strength by running alone needs targeted power work: hill sprints or strides."),
    "G80": Item("P2", "003", "Running builds muscular endurance, not much muscle."),
    "G81": Item("P3", "003", "Gym strength helps keep running mechanics."),
    "G82": Item("P1", "003", "Same course at the same pace maintains, it does not improve."),
    "G83": Item("P3", "003", "New runners, or those adding mileage or speed, may still gain."),
    "G84": Item("P1", "003", "One-dimensional training risks imbalances and injury."),
    "G85": Item("P1", "003", "Running is not a leg day in the full sense."),
    "G86": Item("P1", "003", "Runners who think every run is leg day need a dedicated leg day."),
    "G87": Item("P1", "003", "Lifting just once a week can bring substantial improvement."),
    "G88": Item("P1", "003", "For gym-goers running complements, never replaces, leg day."),
    "G89": Item("P2", "003", "In busy mileage weeks running itself gives some leg strengthening."),
    "G90": Item("P1", "003", "Heavy running phase: cut back lower-body lifting."),
    "G91": Item("P1", "003", "Light running phase: ramp up strength."),
    "G92": Item("P1", "003", "Tired next morning = the run was a proper leg workout."),
    "G93": Item("P1", "003", "Peppy next morning = mostly aerobic; leg work still needed."),
    "G94": Item("P1", "003", "Mileage does not earn a pass to skip leg day."),
    "G95": Item("P2", "003", "Strength training benefits every athlete."),
    "G96": Item("P1", "003", "10-15 min of focused leg work is worthwhile."),
}
