package dev.gantry.view.style;

import dev.gantry.view.style.Palette.Colours;

/** The colours for daylight. */
final class Light {
    private Light() {}

    static Palette palette() {
        return new Colours()
                .style(Style.RUNNING, 0x2f6bd8, 0x2f6bd8)
                .style(Style.BLOCKED, 0xfbdfa6, 0xe6b257, 0xb07a1e)
                .style(Style.BLOCKING, 0xff8c1a, 0xdd6200, 0xc24400)
                .style(Style.SUSPENDED, 0xd3c6f4, 0xad9ae2, 0x8a73cc)
                .style(Style.READY, 0x9fdabf, 0x62b893, 0x2f8a66)
                .style(Style.IDLE, 0xf6f7f9, 0x8a94a3)
                .style(Style.CALLBACK, 0xa8437f, 0x7a2558)
                .style(Style.SENDING, 0x274348, 0x53777f)
                .style(Style.QUEUED, 0x98a9bd, 0xbfcad7, 0x7c8ea4)
                .style(Style.FAILED, 0xd1242f, 0xffe3e0)
                .plain(Style.ALIVE, 0x8a94a3)
                .style(Style.HELD, 0xe8eefa, 0xe8eefa, 0x808eae)
                .plain(Style.SWITCH, 0x3d4a5f)
                .plain(Style.BACKGROUND, 0xffffff)
                .plain(Style.GUTTER, 0xfafbfc)
                .plain(Style.HEADER, 0xf4f6f9)
                .plain(Style.RULER, 0xfafbfc)
                .plain(Style.GRID, 0xf0f2f5)
                .plain(Style.SEPARATOR, 0xe7eaef)
                .plain(Style.TICK, 0x7f8998)
                .plain(Style.TRIANGLE, 0x7b8494)
                .plain(Style.MARK, 0x6a7485)
                .plain(Style.OUTSIDE, 0xf7f8fa)
                .plain(Style.NOW, 0xd64545)
                .plain(Style.SELECTION, 0x0f1b33)
                .plain(Style.NOTE, 0x8a5200)
                .plain(Style.MOMENT, 0x2457b8)
                .plain(Style.ORIGIN, 0x47515f)
                .plain(Style.PLAYHEAD, 0xb3261e)
                .shade(Style.VEIL, 0xc4ffffff)
                .shade(Style.SHADE, 0x66e3e8f0)
                .ink(TextColour.TEXT, 0x1c2430)
                .ink(TextColour.MUTED, 0x505a6a)
                .ink(TextColour.ACCENT, 0x2457b8)
                .ink(TextColour.ON_RUNNING, 0xffffff)
                .ink(TextColour.ON_BLOCKED, 0x3d2a04)
                .ink(TextColour.ON_BLOCKING, 0x1f0d00)
                .ink(TextColour.ON_SUSPENDED, 0x2d2254)
                .ink(TextColour.ON_READY, 0x07301f)
                .ink(TextColour.ON_CALLBACK, 0xffffff)
                .ink(TextColour.ON_SENDING, 0xffffff)
                .ink(TextColour.ON_QUEUED, 0x1c2430)
                .ink(TextColour.ON_FLAG, 0xffffff)
                .palette(false);
    }
}
