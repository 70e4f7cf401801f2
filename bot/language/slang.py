# ruff: noqa: E501 - an alternation of phrases reads best unbroken
"""Short forms and slang, each with the plain words that the grammar knows."""

from typing import Final

SLANG: Final[dict[str, str]] = {
    # days and parts of days
    **dict.fromkeys(
        "tmrw tmr tmrow tmw tmo tmoro tomo tomoz tom 2morrow 2moro 2mrw 2moz tomozz tmmrw tomrw tomoro morrow tomora "
        "tommorow tomorow tommorrow tomorrrow tommorro".split(),
        "tomorrow",
    ),
    **dict.fromkeys("tonite 2nite 2night tnite tnight tonigt tonght tonihgt".split(), "tonight"),
    "yesterdays": "yesterday's", "todays": "today's", "tonights": "tonight's", "tomorrows": "tomorrow's",
    **dict.fromkeys("tday 2day tdy todya toady".split(), "today"),
    **dict.fromkeys("yday ystd yest ystday yesty ysterday yestday yesturday y'day ytd ystrday yesday".split(), "yesterday"),
    **dict.fromkeys("arvo avo aft arvie afternoons".split(), "afternoon"),
    **dict.fromkeys("mornin mrng morn mng am's".split(), "morning"),
    **dict.fromkeys("eve evng evg eves".split(), "evening"),
    **dict.fromkeys("nite".split(), "night"),
    **dict.fromkeys("wknd wkend weekd".split(), "weekend"),
    **dict.fromkeys("lunchtime lunchbreak lunchhour".split(), "lunch"),
    "wk": "week", "wks": "weeks", "hrs": "hours", "hr": "hour", "mins": "min", "minutes": "min", "minute": "min",
    "xmas": "christmas", "nxt": "next", "lst": "last", "prev": "last", "b4": "before", "aftr": "after", "bfast": "breakfast",
    "brekkie": "breakfast", "brekky": "breakfast", "brekfast": "breakfast", "eod": "end of day", "l8r": "later",
    "l8er": "later", "noonish": "noon", "middayish": "noon", "midday": "noon", "tues": "tuesday", "tue": "tuesday",
    "tuesd": "tuesday", "wed": "wednesday", "weds": "wednesday", "wednes": "wednesday", "thur": "thursday",
    "thurs": "thursday", "thu": "thursday", "thr": "thursday", "fri": "friday", "frid": "friday", "sat": "saturday",
    "satur": "saturday", "sund": "sunday", "mond": "monday", "fortnite": "fortnight",
    # runs
    **dict.fromkeys("ez eazy eazzy esy easi eay esay eassy".split(), "easy"), **dict.fromkeys("lon lng logn".split(), "long"), **dict.fromkeys("lil lilbit litle".split(), "little"), **dict.fromkeys("bout 'bout abot".split(), "about"),

    "z1": "zone 1", "z2": "zone 2", "z3": "zone 3", "z4": "zone 4", "z5": "zone 5", "zone1": "zone 1", "zone2": "zone 2",
    "zone3": "zone 3", "zone4": "zone 4", "zone5": "zone 5", "ints": "intervals", "sesh": "session", "sess": "session",
    "tempoo": "tempo", "tmpo": "tempo", "lr": "long run", "recov": "recovery", "rec": "recovery",
    "reps": "reps", "sprnts": "sprints", "parkruns": "parkrun", "5ks": "5k", "10ks": "10k", "mp": "marathon pace",
    "tt": "time trial", "shakeouts": "shakeout", "tready": "treadmill", "treddy": "treadmill", "dreadmill": "treadmill",
    "fartleks": "fartlek", "runnin": "running", "joggin": "jogging", "jogg": "jog", "ranned": "ran", "runned": "ran",
    # legs
    "sqt": "squat", "sqts": "squats", "sq": "squat", "dl": "deadlift", "dls": "deadlifts", "dedlift": "deadlift",
    "dedlifts": "deadlifts", "deads": "deadlifts", "dead lift": "deadlift", "bb": "barbell", "bw": "bodyweight", "bss": "bulgarian split squats", "rdls": "rdl",
    "sldl": "stiff leg deadlift", "ghr": "glute ham raise", "hil": "hill", "hils": "hills", "hammies": "hamstrings", "hammys": "hamstrings", "hammy": "hamstring",
    "hams": "hamstrings", "quadz": "quads", "qauds": "quads", "qads": "quads", "legz": "legs", "lgs": "legs", "legday": "leg day", "legdays": "leg days",
    "legsday": "leg day", "wts": "weights", "squatd": "squatted", "squated": "squatted", "squating": "squatting", "sprinte": "sprint", "lungd": "lunged", "lungs": "lungs", "xbody": "bodyweight",
    # soreness
    "dom": "doms", "doms": "doms", "achey": "achy", "aching": "achy", "ackes": "aches", "soar": "sore", "sorre": "sore", "sor": "sore",
    # small words
    "cna": "can", "hw": "how", "cn": "can", "wit": "with", "shall": "shall", "teh": "the", "hte": "the", "shld": "should", "shud": "should", "shoud": "should", "shoudl": "should",
    "shuld": "should", "cld": "could", "wld": "would", "wud": "would", "cud": "could", "u": "you", "ur": "your", "r": "are",
    "im": "i am", "longrun": "long run", "longruns": "long runs", "easyrun": "easy run", "legsession": "leg session", "runday": "run day", "restday": "rest day", "ive": "i have", "ill": "i will", "id": "i would", "dont": "do not", "didnt": "did not",
    "cant": "can not", "wont": "will not", "havent": "have not", "hasnt": "has not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "werent": "were not", "doesnt": "does not", "shouldnt": "should not", "cannot": "can not", "aint": "is not",
    "didn": "did", "n": "and", "w": "with", "wth": "with", "w/o": "without", "bc": "because", "cuz": "because", "cos": "because", "coz": "because",
    "gonna": "going to", "gna": "going to", "wanna": "want to", "gotta": "have to", "ok": "ok", "okay": "ok", "okey": "ok", "k": "k", "kk": "ok",
    "plz": "please", "pls": "please", "hows": "how is", "whats": "what is", "thx": "thanks", "ty": "thanks", "thnks": "thanks", "tho": "though", "rn": "now", "atm": "now", "abt": "about", "btw": "by the way",
    "smth": "something", "bcs": "because", "rly": "really", "def": "definitely", "prob": "probably", "probs": "probably",
    "yoj": "you", "taht": "that", "wiht": "with", "adn": "and", "nad": "and", "afer": "after", "fro": "for", "todo": "to do", "canI": "can i", "cani": "can i", "shoudli": "should i",
    "kilos": "kg", "kilo": "kg", "kgs": "kg", "lbs": "lb", "pounds": "lb", "pound": "lb", "#s": "lb",
    "kms": "km", "kilometers": "km", "kilometres": "km", "kilometer": "km", "kilometre": "km", "klicks": "km", "clicks": "clicks",
    "mi": "miles", "mile": "mile", "metres": "m", "meters": "m", "metre": "m", "meter": "m", "secs": "sec", "seconds": "sec", "second": "second",
}  # fmt: skip
