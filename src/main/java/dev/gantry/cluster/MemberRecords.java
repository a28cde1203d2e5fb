package dev.gantry.cluster;

import java.util.Arrays;
import java.util.Locale;

/** Where the records of members' workers go while the driver is recorded. */
public enum MemberRecords {
    /** All to the driver, while they come. */
    LIVE,
    /** To the disk of the member; the driver sees when tasks were sent and answered, and counts once a second. */
    KEPT,
    /** {@link #LIVE} up to {@value #MOST_LIVE} members, {@link #KEPT} beyond, for the workers that start then. */
    AUTO;

    static final int MOST_LIVE = 32;

    /** System property with {@code live}, {@code kept} or {@code auto}, for clusters that are told nothing else. */
    public static final String PROPERTY = "gantry.cluster.records";

    static MemberRecords usual() {
        String wanted = System.getProperty(PROPERTY, "auto");
        return Arrays.stream(values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(wanted)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "-D%s says where members' records go: live, kept or auto, not %s".formatted(PROPERTY, wanted)));
    }

    boolean keeps(int members) {
        return this == KEPT || this == AUTO && members > MOST_LIVE;
    }
}
