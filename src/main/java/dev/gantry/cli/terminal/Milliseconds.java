package dev.gantry.cli.terminal;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Duration parser: {@code 50ms}, {@code 1.5s} or a bare number of milliseconds. */
public final class Milliseconds implements ITypeConverter<Long> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)?");

    @Override
    public Long convert(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw wrong(text);
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        try {
            return ("s".equals(parts.group(2)) ? number.movePointRight(3) : number).longValueExact();
        } catch (ArithmeticException _) {
            throw wrong(text);
        }
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not a length of whole milliseconds, such as 50ms or 1.5s");
    }
}
