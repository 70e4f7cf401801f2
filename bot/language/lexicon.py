# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Training words: kinds of run, leg and upper-body exercises, other sports, and the words around them."""

from typing import Final

from advice.nouns import Intensity, RunKind
from bot.language.spans import Phrases

# Longest phrase first is the phrase book's business; here only what each phrase means.
RUN_KINDS: Final = Phrases[RunKind](
    {
        RunKind.WALK: "walk|walked|walking|walks|power walk|brisk walk|incline walk|treadmill walk|treadmill incline walk|stroll|dog walk|ruck|rucking".split("|"),
        RunKind.RECOVERY: "recovery run|recovery jog|recovery runs|recovery miles|recovery pace|recovery mile|recovery day run|regeneration run|active recovery run|recovery session|recovery 5k|shakeout|shakeout run|shake out|shake out run".split("|"),
        RunKind.EASY: (
            "easy|easy run|easy runs|easy pace|easy miles|easy jog|slow run|slow runs|slow pace|slow miles|slow|zone 1|zone 2|zone 2 run|aerobic run|aerobic|base run|base miles|"
            "conversational|conversational pace|gentle run|light run|relaxed run|chill run|comfortable run|maf|maf run|lsd|long slow distance|easy treadmill|soft run|run soft|soft jog|slowly|super easy|nice and easy|gentle jog|light jog|slow jog|easy jogging|chilled run|couch to 5k|c 25 k|low intensity run|low intensity|low intensity cardio"
        ).split("|"),
        RunKind.JOG: "jog|jogs|jogging|jogged|lss".split("|"),
        RunKind.RUN_WALK: "run walk|run walks|run walk intervals|walk run|walk jog|jog walk|jeffing".split("|"),
        RunKind.LONG: "long run|long runs|long one|go long|going long|went long|distance run|long distance|long distance run|longest run|long|longer run|long easy run|long slow run|long sunday run|weekend long run|lr".split("|"),
        RunKind.STEADY: "steady|steady run|steady state|steady state run|steady pace|marathon pace|marathon pace run|zone 3".split("|"),
        RunKind.MODERATE: "moderate run|moderate pace|medium run|medium effort|moderate effort|moderate effort run|moderate".split("|"),
        RunKind.PROGRESSION: "progression|progression run|progressive run|progression runs|negative split run|fast finish".split("|"),
        RunKind.TRAIL: "trail|trails|trail run|trail runs|trail running|off road run|fell run|fell running".split("|"),
        RunKind.GROUP: "group run|club run|social run|run club|running club run|group runs".split("|"),
        RunKind.HIKE: "hike|hikes|hiking|hiked|trek|trekking".split("|"),
        RunKind.TEMPO: "tempo|tempos|tempo run|tempo runs|tempo session|tempo intervals|race pace|10k pace|5k pace|half marathon pace|goal pace|comfortably hard".split("|"),
        RunKind.THRESHOLD: "threshold|threshold run|threshold session|threshold intervals|lactate threshold|cruise intervals|sub threshold|zone 4|lt run|double threshold".split("|"),
        RunKind.FARTLEK: "fartlek|fartlek run|speed play".split("|"),
        RunKind.DOWNHILL: "downhill|downhill run|downhill running|downhill repeats|downhills".split("|"),
        RunKind.INTERVALS: (
            "intervals|interval|interval run|interval training|interval session|track session|track workout|track night|track practice|track intervals|track|repeats|"
            "mile repeats|vo 2|vo 2 max|vo 2max|vo2max|yasso|yassos|yasso 800s|speed work|speedwork|speed session|speed workout|speed training|speed intervals|repetitions|rep session|400s|800s|200s|ladder|pyramid session|norwegian|zone 5|billats|reps session|quality session|hard intervals"
        ).split("|"),
        RunKind.RACE: (
            "race|races|racing|raced|race day|half marathon|marathon|parkrun|park run|turkey trot|5k race|10k race|ultra|ultramarathon|fun run|half ironman|relay|xc race|cross country race|marathon race|half marathon race|color run|half|hm"
        ).split("|"),
        RunKind.HIIT: "hiit|hiit run|hiit session|hiit class|hiit workout|tabata|tabatas|high intensity intervals|high intensity interval training|metcon|orangetheory|treadmill hiit".split("|"),
        RunKind.SPRINTS: "sprint|sprints|sprinting|sprinted|sprint session|sprint day|sprint workout|sprint intervals|sprint repeats|flying sprints|all out sprints|speed endurance|wind sprints|flat sprints|speed|hard sprints|max sprints|flying 30s|sprint training|suicides".split("|"),
        RunKind.HILL_SPRINTS: "hill sprint|hill sprints|uphill sprints|sprint hills|hills sprints|uphill sprint|stair sprints|incline sprints".split("|"),
        RunKind.TIME_TRIAL: "time trial|time trials|time trial run|cooper test|mile test|fitness test|5k time trial|all out 5k|mile time trial|5k tt".split("|"),
        RunKind.STRIDES: "strides|stride|striders|stride outs|pick ups|pickups|accelerations".split("|"),
        RunKind.HILLS: (
            "hills|hill|hill repeats|hill reps|hill run|hill session|hill workout|hill training|hill work|hill intervals|hilly run|hilly|hilly miles|uphill|uphill run|uphills|incline run|incline treadmill|treadmill incline|stair workout|stairs workout|incline running|stadium stairs|vert session|mountain run"
        ).split("|"),
    }
)  # fmt: skip
INTENSITIES: Final[dict[RunKind, Intensity]] = {
    **dict.fromkeys((RunKind.WALK, RunKind.RECOVERY, RunKind.EASY, RunKind.JOG, RunKind.RUN_WALK, RunKind.LONG), Intensity.LOW),
    **dict.fromkeys(
        (RunKind.STEADY, RunKind.MODERATE, RunKind.UNKNOWN, RunKind.PROGRESSION, RunKind.TRAIL, RunKind.GROUP, RunKind.HIKE, RunKind.STRIDES),
        Intensity.MODERATE,
    ),
    **dict.fromkeys(
        (
            RunKind.TEMPO, RunKind.THRESHOLD, RunKind.FARTLEK, RunKind.DOWNHILL, RunKind.INTERVALS, RunKind.RACE, RunKind.HIIT, RunKind.SPRINTS,
            RunKind.HILL_SPRINTS, RunKind.TIME_TRIAL, RunKind.HILLS,
        ),
        Intensity.HIGH,
    ),
}  # fmt: skip
# Kinds whose word is also an adjective or an everyday noun: they need a run or a question nearby.
SHY_KINDS: Final = frozenset(
    "easy slow long track slowly moderate steady hill ladder speed half trail trails aerobic conversational walk walks relay stride chill interval "
    "walking walked race races racing moderate hike hikes uphill hilly marathon hm".split()
)
PLAIN_RUN: Final = Phrases[str](
    {
        "run": (
            "run|runs|running|ran|cardio|treadmill|pavement|plod|miler|go running|going running|hit the road|run club|running club|lace up|garmin run|c25k|jogger"
        ).split("|"),
    }
)

MAIN_LIFTS: Final = frozenset({"squat", "deadlift", "leg press", "hack squat", "front squat"})
_LEG: Final = {
    "squat": "squat|squats|squatted|squatting|back squat|back squats|barbell squat|barbell squats|goblet squat|goblet squats|box squat|box squats|paused squat|pause squats|zercher squat|low bar|high bar|overhead squat|overhead squats|smith squat|smith machine squat",
    "front squat": "front squat|front squats",
    "hack squat": "hack squat|hack squats",
    "split squat": "split squat|split squats|bulgarian split squat|bulgarian split squats|bulgarians|bulgarian squats|rear foot elevated split squats|single leg squat|single leg squats",
    "bodyweight squat": "bodyweight squat|bodyweight squats|air squat|air squats|jump squat|jump squats|pistol squat|pistol squats|pistols|wall sit|wall sits|box jumps|plyos|plyometrics|squat jumps",
    "deadlift": "deadlift|deadlifts|deadlifted|deadlifting|sumo deadlift|sumo deadlifts|trap bar deadlift|trap bar deadlifts|trap bar|rack pulls|conventional deadlift|dead lifts|dead lift|hex bar",
    "romanian deadlift": "rdl|romanian deadlift|romanian deadlifts|romanians|stiff leg deadlift|stiff leg deadlifts|stiff legged deadlift|stiff legged deadlifts|single leg deadlift|single leg deadlifts|single leg rdl|good mornings|good morning set",
    "lunge": "lunge|lunges|lunging|lunged|walking lunge|walking lunges|reverse lunge|reverse lunges|side lunges|bodyweight lunges|dumbbell lunges|lateral lunges",
    "leg press": "leg press|leg presses|legpress|leg pressed",
    "leg curl": "leg curl|leg curls|hamstring curl|hamstring curls|ham curl|ham curls|hamstrings curls|nordics|nordic curls|nordic curl|leg curling|glute ham raise|glute ham raises",
    "leg extension": "leg extension|leg extensions|quad extension|quad extensions|leg ext",
    "hip thrust": "hip thrust|hip thrusts|glute bridge|glute bridges|barbell hip thrust|barbell hip thrusts|hip bridges",
    "calf raise": "calf raise|calf raises|calves raises|calf press|heel raises",
    "step up": "step up|step ups|stepups",
    "olympic lift": "power clean|power cleans|hang clean|hang cleans|clean and jerk|snatch|snatches|cleans",
    "kettlebell swing": "kettlebell swing|kettlebell swings|kb swings",
    "hip abduction": "hip abduction|abductor machine|adductor machine|abductors|hip adduction|clamshells|copenhagens",
    "sled push": "sled push|sled pushes|prowler|sled|sled pulls",
    "belt squat": "belt squat|belt squats",
}  # fmt: skip
LEG_EXERCISES: Final = Phrases[str]({name: phrases.split("|") for name, phrases in _LEG.items()})
LEG_DAY: Final = Phrases[str](
    {
        "legs": (
            "leg day|leg days|leg session|leg sessions|leg workout|leg workouts|leg training|leg lifting|leg work|leg strength|legs day|legs session|do the legs|did the legs|doing the legs|done the legs|make the legs|training of legs|day of legs|session of legs|workout of legs|exercise of legs|exercises of legs|training of leg|day of leg|legs workout|legs exercise|legs training|train legs|training legs|train glutes|train quads|train hamstrings|training glutes|trained glutes|glute session|glutes session|quads session|hit glutes|glutes and hams|glutes and hamstrings|quads and glutes|"
            "trained legs|did legs|do legs|doing legs|done legs|hit legs|hitting legs|lift legs|lifting legs|lifted legs|work legs|worked legs|legs at the gym|legs in the gym|legs in gym|gym legs|the legs in gym|"
            "lower body|lower day|lower body day|lower body session|lower body workout|lower session|lower body strength|lower body lifting|lower workout|leg gym|heavy legs|skip legs|skipped legs|smash legs|smashed legs|leg stuff|legs again|make legs|made legs|hard legs|light legs|leg routine|leg program|leg block|leg exercises|leg lifts|quad day|glute day|hamstring day|posterior chain day|squat day|deadlift day|squat session|squat workout|squat night|legs and glutes|push legs|leg blast|leg pump|leg circuit|lower"
        ).split("|"),
        "bare legs": ["legs", "leg"],
        "lifting": (
            "lift|lifts|lifting|lifted|weights|weight training|strength|strength training|strength session|strength work|strength day|strength workout|gym|gym session|gym day|gym workout|s c session|lifting session|lifting day|lifting days|weights session|"
            "weightlifting|weight lifting|resistance training|bodypump|pump class|crossfit|wod|barbell class|lifting class|stronglifts|starting strength|starting strength program|powerlifting|full body|full body workout|full body session|strength class"
        ).split("|"),
        "program": "stronglifts|5x5 program|starting strength|texas method|madcow|smolov".split("|"),
    }
)  # fmt: skip
UPPER: Final = Phrases[str](
    {
        "upper": (
            "upper body|upper body day|upper day|upper only|only upper|bench|bench press|benched|bench pressing|incline bench|rows|barbell rows|overhead press|ohp|shoulder press|push ups|pushups|pull ups|pullups|chin ups|"
            "chinups|lat pulldown|lat pulldowns|bicep curls|biceps|triceps|arms|arm day|chest day|back day|push day|pull day|shoulders|chest and back|chest and tris|back and bis|dips|upper session|upper body session|upper workout|chest|upper days|upper"
        ).split("|")
    }
)  # fmt: skip
OTHER_SPORTS: Final = Phrases[str](
    {
        "swimming": "swim|swims|swimming|swam|laps in the pool|pool swim|aqua jog|aqua jogging|pool running".split("|"),
        "cycling": "cycle|cycling|cycled|bike|biking|biked|bike ride|ride|rides|riding|rode|spin|spin class|spinning|peloton|zwift|stationary bike|turbo|turbo trainer|mountain biking|cycle ride".split("|"),
        "rowing": "rowing|rower|erg|row machine|rowing machine|kayak|kayaking|paddle|paddling".split("|"),
        "yoga": "yoga|pilates|barre".split("|"),
        "team sports": "soccer|football|basketball|hockey|rugby|volleyball|netball|futsal|lacrosse|cricket|baseball|ultimate frisbee".split("|"),
        "racket sports": "tennis|badminton|squash|padel|pickleball|ping pong|table tennis".split("|"),
        "climbing": "climbing|bouldering|boulder|rock climbing".split("|"),
        "skiing": "ski|skiing|skied|snowboard|snowboarding|skating|skate|ice skating".split("|"),
        "martial arts": "boxing|kickboxing|bjj|jiu jitsu|judo|karate|mma|muay thai".split("|"),
        "elliptical": "elliptical|cross trainer|stairmaster|stair climber".split("|"),
        "golf": "golf|golfing".split("|"),
        "dancing": "zumba|dance class|dancing".split("|"),
    }
)  # fmt: skip
