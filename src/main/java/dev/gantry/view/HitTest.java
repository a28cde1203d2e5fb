package dev.gantry.view;

/** Says what lies under a point, by looking at what was drawn there. */
public final class HitTest {
    private HitTest() {}

    /** What lies at this pixel of a frame that was built with this layout. */
    public static Hit at(Frame frame, LaneLayout layout, int x, int y) {
        return Hit.NOTHING;
    }
}
