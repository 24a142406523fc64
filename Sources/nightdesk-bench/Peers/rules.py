"""The common task: what a row in ACLED's 31 columns of 2022 must hold to be accepted.

Twenty-one rules and unique ids, the first valid row of an id wins. Every peer that can be told them from Python is;
check.mlr, reasons.mlr and check.jq repeat them in their own languages.
"""

COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()

ID = "event_id_cnty"
REQUIRED = [ID, "event_date", "event_type", "country", "source"]
INTEGERS = {
    "year": (1900, 2100),
    "time_precision": (1, 3),
    "inter1": (0, 8),
    "inter2": (0, 8),
    "interaction": (0, 99),
    "iso": (1, 999),
    "geo_precision": (1, 3),
    "fatalities": (0, 1_000_000),
    "timestamp": (0, 4_102_444_800),
}
FLOATS = {"latitude": (-90.0, 90.0), "longitude": (-180.0, 180.0)}
ENUMS = {
    "disorder_type": [
        "Political violence", "Demonstrations", "Strategic developments", "Political violence; Demonstrations",
    ],
    "event_type": [
        "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
        "Strategic developments",
    ],
    "sub_event_type": [
        "Government regains territory", "Non-state actor overtakes territory", "Armed clash", "Chemical weapon",
        "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
        "Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance", "Peaceful protest",
        "Protest with intervention", "Excessive force against protesters", "Violent demonstration", "Mob violence",
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    ],
}
