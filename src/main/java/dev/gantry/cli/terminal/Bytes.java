package dev.gantry.cli.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Size parser: {@code 512M}, {@code 2G}, {@code 800K} or a bare number of bytes; a K is 1024 bytes. */
public final class Bytes implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})([kKmMgG]?)");
    private static final int BITS = 10;

    /** A parser. */
    public Bytes() {}

    @Override
    public Long convert(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new TypeConversionException("'" + text + "' is not a size, such as 512M");
        }
        int unit = " KMG".indexOf(parts.group(2).isEmpty() ? " " : parts.group(2).toUpperCase(java.util.Locale.ROOT));
        try {
            return Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << BITS * unit);
        } catch (ArithmeticException _) {
            throw new TypeConversionException("'" + text + "' is more than any memory");
        }
    }
}
