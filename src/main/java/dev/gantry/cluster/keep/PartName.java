package dev.gantry.cluster.keep;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of the file of a part: which worker's, its how manieth recording, the number of the part, when it begins and
 * ends by the worker's clock, how many records it has, and the form of the file.
 */
record PartName(long link, int recording, int number, long first, long last, int records, String ending) {
    static final String WIRE = "wire";
    static final String PARQUET = "parquet";
    static final String HEAD = "head";
    static final Comparator<PartName> ORDER = Comparator.comparingLong(PartName::link)
            .thenComparingInt(PartName::recording).thenComparingInt(PartName::number);
    private static final Pattern FORM = Pattern
            .compile("(\\d{1,18})-(\\d{1,9})-(\\d{1,9})_([0-9a-f]{1,16})_([0-9a-f]{1,16})_(\\d{1,9})\\.(wire|parquet)");

    static String head(long link, int recording) {
        return "%d-%d.%s".formatted(link, recording, HEAD);
    }

    static String open(long link, int recording) {
        return "%d-%d.open".formatted(link, recording);
    }

    PartName as(String otherEnding) {
        return new PartName(link, recording, number, first, last, records, otherEnding);
    }

    static Optional<PartName> of(String name) {
        Matcher found = FORM.matcher(name);
        return found.matches()
                ? Optional.of(new PartName(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)), Long.parseUnsignedLong(found.group(4), 16),
                        Long.parseUnsignedLong(found.group(5), 16), Integer.parseInt(found.group(6)), found.group(7)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "%d-%d-%d_%s_%s_%d.%s".formatted(link, recording, number, Long.toHexString(first),
                Long.toHexString(last), records, ending);
    }
}
