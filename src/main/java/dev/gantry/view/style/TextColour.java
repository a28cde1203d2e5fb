package dev.gantry.view.style;

/**
 * Text colour as RGB; {@link Palette#argb(TextColour)} knows which of the two it is.
 *
 * @param light in the light theme
 * @param dark in the dark theme
 */
public record TextColour(int light, int dark) {
    public static final TextColour TEXT = new TextColour(0x1c2430, 0xe4e8ef);
    public static final TextColour MUTED = new TextColour(0x505a6a, 0xa6b0c0);
    public static final TextColour ACCENT = new TextColour(0x2457b8, 0x8ab4ff);
    public static final TextColour ON_FLAG = new TextColour(0xffffff, 0x10141c);
}
