package dev.gantry.view.style;

import dev.gantry.view.style.Palette.Colours;

/** The colours for the night. */
final class Dark {
    private Dark() {}

    static Palette palette() {
        return new Colours()
                .style(Style.RUNNING, 0x5b93f5, 0x5b93f5)
                .style(Style.BLOCKED, 0x5a4620, 0x7b5f2a, 0x9a7a38)
                .style(Style.BLOCKING, 0xffd400, 0xe08600)
                .style(Style.SUSPENDED, 0x453c66, 0x62568f, 0x7d70b4)
                .style(Style.READY, 0x1f5a45, 0x2f7d61, 0x4fa583)
                .style(Style.IDLE, 0x1d2128, 0x5e6877)
                .style(Style.CALLBACK, 0xe08bbd, 0xbb6694)
                .style(Style.SENDING, 0x5adcf6, 0x35b0cb)
                .style(Style.QUEUED, 0x56657a, 0x40495a, 0x6b7b92)
                .style(Style.FAILED, 0xff6b6b, 0x5a0d14)
                .plain(Style.ALIVE, 0x667080)
                .style(Style.HELD, 0x212b3d, 0x212b3d, 0x5f6f8f)
                .plain(Style.SWITCH, 0xc3cbd9)
                .plain(Style.BACKGROUND, 0x15181d)
                .plain(Style.GUTTER, 0x191d23)
                .plain(Style.HEADER, 0x1d2229)
                .plain(Style.RULER, 0x191d23)
                .plain(Style.GRID, 0x1c2027)
                .plain(Style.SEPARATOR, 0x262c35)
                .plain(Style.TICK, 0x667080)
                .plain(Style.TRIANGLE, 0x8d97a8)
                .plain(Style.MARK, 0xa7b1c2)
                .plain(Style.OUTSIDE, 0x121418)
                .plain(Style.NOW, 0xff6b6b)
                .plain(Style.SELECTION, 0xf2f5fa)
                .plain(Style.NOTE, 0xe0a95c)
                .plain(Style.MOMENT, 0x8ab4ff)
                .plain(Style.ORIGIN, 0xc3ccd9)
                .plain(Style.PLAYHEAD, 0xff8a80)
                .shade(Style.VEIL, 0xc414171c)
                .shade(Style.SHADE, 0x80101216)
                .ink(TextColour.TEXT, 0xe4e8ef)
                .ink(TextColour.MUTED, 0xa6b0c0)
                .ink(TextColour.ACCENT, 0x8ab4ff)
                .ink(TextColour.ON_RUNNING, 0x07142b)
                .ink(TextColour.ON_BLOCKED, 0xf8e6bf)
                .ink(TextColour.ON_BLOCKING, 0x241a00)
                .ink(TextColour.ON_SUSPENDED, 0xece7fd)
                .ink(TextColour.ON_READY, 0xe6faf1)
                .ink(TextColour.ON_CALLBACK, 0x2a0a1d)
                .ink(TextColour.ON_SENDING, 0x06303a)
                .ink(TextColour.ON_QUEUED, 0xf2f5fa)
                .ink(TextColour.ON_FLAG, 0x10141c)
                .palette(true);
    }
}
