# jq: the rules of rules.py on JSON Lines with ACLED's keys, valid rows as CSV without a header.
# Run with --raw-output. It does not look for ids that come twice: jq copies whatever it remembers at every event.
def integer($low; $high): type == "number" and . == floor and . >= $low and . <= $high;
def number($low; $high): type == "number" and . >= $low and . <= $high;
def filled: type == "string" and . != "";
def is_leap: . % 4 == 0 and (. % 100 != 0 or . % 400 == 0);
def days($year; $month):
  if $month == 2 and ($year | is_leap) then 29
  else [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][$month - 1] end;
def is_date:
  type == "string" and test("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
  and ((.[0:4] | tonumber) as $year | (.[5:7] | tonumber) as $month | (.[8:10] | tonumber) as $day
    | $month >= 1 and $month <= 12 and $day >= 1 and $day <= days($year; $month));

{
    "Political violence": 1, "Demonstrations": 1, "Strategic developments": 1,
    "Political violence; Demonstrations": 1
  } as $disorders
| {
    "Battles": 1, "Explosions/Remote violence": 1, "Violence against civilians": 1, "Protests": 1, "Riots": 1,
    "Strategic developments": 1
  } as $types
| {
    "Government regains territory": 1, "Non-state actor overtakes territory": 1, "Armed clash": 1,
    "Chemical weapon": 1, "Air/drone strike": 1, "Suicide bomb": 1, "Shelling/artillery/missile attack": 1,
    "Remote explosive/landmine/IED": 1, "Grenade": 1, "Sexual violence": 1, "Attack": 1,
    "Abduction/forced disappearance": 1, "Peaceful protest": 1, "Protest with intervention": 1,
    "Excessive force against protesters": 1, "Violent demonstration": 1, "Mob violence": 1, "Agreement": 1,
    "Arrests": 1, "Change to group/activity": 1, "Disrupted weapons use": 1, "Headquarters or base established": 1,
    "Looting/property destruction": 1, "Non-violent transfer of territory": 1, "Other": 1
  } as $subtypes
| select(
    (.event_id_cnty | filled) and (.event_date | filled) and (.event_type | filled) and (.country | filled)
    and (.source | filled)
    and (.year | integer(1900; 2100)) and (.time_precision | integer(1; 3)) and (.inter1 | integer(0; 8))
    and (.inter2 | integer(0; 8)) and (.interaction | integer(0; 99)) and (.iso | integer(1; 999))
    and (.geo_precision | integer(1; 3)) and (.fatalities | integer(0; 1000000))
    and (.timestamp | integer(0; 4102444800))
    and (.latitude | number(-90; 90)) and (.longitude | number(-180; 180))
    and (.event_date | is_date) and (.event_date[0:4] | tonumber) == .year
    and $disorders[.disorder_type] and $types[.event_type] and $subtypes[.sub_event_type])
| [.[]] | @csv
