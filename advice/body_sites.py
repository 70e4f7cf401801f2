"""Where it is sore: does the place belong to legs or hips (G69)?"""

import re
from typing import Final

_LEGS: Final = re.compile(
    r"\b(?:legs?|lower body|lower limbs?|thighs?|quads?|quadriceps|ham(?:string)?s?|hammies|glutes?|gluteus|butt|bum|"
    r"buttocks?|cal(?:f|ves)|soleus|gastroc\w*|shins?|tibia\w*|knees?|patella\w*|ankles?|achilles|foot|feet|heels?|toes?|"
    r"arch(?:es)?|plantar\w*|hips?|groins?|adductors?|abductors?|hip flexors?|flexors?|psoas|piriformis|it ?bands?|itb|"
    r"femurs?|fibula|metatarsals?|pelvis|pelvic|sit bones?|tfl|vmo|popliteus|peroneals?|all over|everything|everywhere|"
    r"whole body|full body)\b"
)
_ELSEWHERE: Final = re.compile(
    r"\b(?:arms?|biceps?|triceps?|shoulders?|delts?|chest|pecs?|back|lats?|traps?|neck|head|abs?|core|stomach|belly|"
    r"forearms?|wrists?|hands?|fingers?|elbows?|upper body|ribs?|throat|jaw|teeth|tooth|eyes?|ears?)\b"
)


def is_leg_or_hip(site: str | None) -> bool:
    """True for any leg or hip muscle or joint, where unsaid, and where the word is not known: careful comes first."""
    if site is None:
        return True
    words = site.casefold().replace("_", " ").replace("-", " ")
    return bool(_LEGS.search(words)) or not _ELSEWHERE.search(words)
