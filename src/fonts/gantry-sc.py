#!/usr/bin/env python3
"""Makes the fonts Gantry SC: the signs of the Chinese texts and Latin letters, out of Noto Sans CJK SC.

To be run at the top of the project after a Chinese text was changed; LanguagesTest fails where a sign is missing.
Needs the Debian packages python3-fonttools and fonts-noto-cjk.
"""
import glob
import re

from fontTools import subset
from fontTools.ttLib.ttCollection import TTCollection

SOURCE = '/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc'
FOLDER = 'src/main/resources/dev/gantry/view/style/fonts/'


def signs():
    found = {chr(code) for code in list(range(0x20, 0x7f)) + list(range(0xa0, 0x180))}
    found |= set('–—‘’“”•…‹›€™←→↑↓−≈≤≥µμ·、。！？：；，（）【】《》「」～￥\u3000±×')
    files = glob.glob('src/main/resources/dev/gantry/**/*_zh*.properties', recursive=True)
    for file in files + glob.glob('src/main/lessons/**/*.zh.md', recursive=True):
        with open(file, encoding='utf-8') as texts:
            text = re.sub(r'\\u([0-9a-fA-F]{4})', lambda match: chr(int(match.group(1), 16)), texts.read())
        found |= {sign for sign in text if sign > ' '}
    return found


def make(style, wanted):
    source = SOURCE % style
    number = [at for at, font in enumerate(TTCollection(source).fonts)
              if font['name'].getDebugName(1).startswith('Noto Sans CJK SC')][0]
    options = subset.Options()
    options.font_number = number
    options.layout_features = ['kern', 'ccmp', 'locl']
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(sign) for sign in wanted])
    subsetter.subset(font)
    names = {1: 'Gantry SC', 16: 'Gantry SC', 2: style, 17: style, 3: 'GantrySC-' + style, 4: 'Gantry SC ' + style,
             6: 'GantrySC-' + style}
    for record in list(font['name'].names):
        if record.nameID in names:
            font['name'].setName(names[record.nameID], record.nameID, record.platformID, record.platEncID,
                                 record.langID)
    outlines = font['CFF '].cff
    outlines.fontNames = ['GantrySC-' + style]
    outlines[0].FullName = 'Gantry SC ' + style
    outlines[0].FamilyName = 'Gantry SC'
    font.save(FOLDER + 'GantrySC-' + style + '.otf')


if __name__ == '__main__':
    for each in ('Regular', 'Bold'):
        make(each, signs())
