"""lxml: reads the events of a register in XML into dictionaries, one after another; checks nothing.

read_lxml.py INPUT.xml OUTPUT-FOLDER
"""

import sys

from lxml import etree


def main(source, folder):
    events = 0
    for _, element in etree.iterparse(source, tag="{*}event"):
        event = {field.tag: field.text for field in element}
        events += len(event) > 0
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    with open(folder + "/count", "w") as file:
        file.write(f"{events}\n")


main(*sys.argv[1:])
