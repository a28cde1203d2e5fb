package dev.gantry.view.layout;

import java.util.Comparator;

/** Natural order of names of lanes. */
final class NaturalOrder {
    /** Without regard to case, and numbers by what they count: {@code pool_9} before {@code pool_10}. */
    static final Comparator<String> OF_NAMES = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String one, String other) {
        int i = 0;
        int k = 0;
        while (i < one.length() && k < other.length()) {
            int a = digitsFrom(one, i);
            int b = digitsFrom(other, k);
            int difference;
            if (a > i && b > k) {
                String number = one.substring(i, a).replaceFirst("^0+", "");
                String against = other.substring(k, b).replaceFirst("^0+", "");
                difference = number.length() == against.length()
                        ? number.compareTo(against)
                        : number.length() - against.length();
                i = a;
                k = b;
            } else {
                difference = Character.toLowerCase(one.charAt(i++)) - Character.toLowerCase(other.charAt(k++));
            }
            if (difference != 0) {
                return difference;
            }
        }
        return (one.length() - i) - (other.length() - k);
    }

    private static int digitsFrom(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
