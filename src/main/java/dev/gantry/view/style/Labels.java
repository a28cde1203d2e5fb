package dev.gantry.view.style;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.gantry.trace.message.Beginning;

/** Text truncation to the room there is. Caches widths, because toolkits measure slowly. */
public final class Labels {
    private static final int MOST_KEPT = 8192;
    private static final String DOTS = "…";

    /** So many characters before the first in which names differ are kept. */
    private static final int CONTEXT = 2;

    /** What so many names begin with is left out where so many letters are left. */
    private static final int MANY = 3;
    private static final int LETTERS = 3;

    private final Map<FontRole, Map<String, Double>> widths = new EnumMap<>(FontRole.class);
    private final Map<Cut, String> cuts = new HashMap<>();
    private final Map<Cut, String> apart = new HashMap<>();
    private List<String> others = List.of();
    private int remembered;
    private TextMeasure measure = (_, _) -> 0;

    /** What was cut inside, and to how many pixels. */
    private record Cut(String text, FontRole font, int room) {}

    /** Knows no width until it is told how to measure. */
    public Labels() {}

    /** Measures by this from now on. */
    public void use(TextMeasure by) {
        if (by != measure || remembered > MOST_KEPT) {
            widths.clear();
            cuts.clear();
            apart.clear();
            remembered = 0;
        }
        measure = by;
    }

    public double width(String text, FontRole font) {
        return widths.computeIfAbsent(font, _ -> new HashMap<>()).computeIfAbsent(text, _ -> {
            remembered++;
            return measure.width(text, font);
        });
    }

    public boolean fits(String text, FontRole font, int room) {
        return width(text, font) <= room;
    }

    /** Truncates the text with dots at its end; empty if not even {@code least} characters have room. */
    public String cut(String text, FontRole font, int room, int least) {
        return cut(text, 0, font, room, least);
    }

    /** Truncates in the middle, before the last characters: they tell numbered names apart. */
    public String cutInside(String text, FontRole font, int room) {
        if (fits(text, font, room)) {
            return text;
        }
        return cuts.computeIfAbsent(new Cut(text, font, room), _ -> {
            remembered++;
            return cutNow(text, font, room);
        });
    }

    private String cutNow(String text, FontRole font, int room) {
        String cut = "";
        for (int kept = Math.min(6, text.length() / 3); kept >= 0 && cut.isEmpty(); kept--) {
            cut = cut(text, kept, font, room, 1);
        }
        return cut;
    }

    /**
     * The same, but what many of these names begin with is left out, so far that the rest has room; or so that it is
     * told apart from those that are cut to the same.
     *
     * @param names in their order
     */
    public String cutApart(String text, List<String> names, FontRole font, int room) {
        String cut = cutInside(text, font, room);
        if (cut.isEmpty() || cut.equals(text)) {
            return cut;
        }
        if (names != others) {
            others = names;
            apart.clear();
        }
        return apart.computeIfAbsent(new Cut(text, font, room), _ -> {
            remembered++;
            int from = afterCommon(text, font, room);
            from = from > 0 ? from : whereDiffers(text, cut, font, room);
            return from == 0 ? cut : cutInside(DOTS + text.substring(from), font, room);
        });
    }

    /** The beginning of the first word that has room with all behind it, or of the last, after what many begin with. */
    private int afterCommon(String text, FontRole font, int room) {
        int found = 0;
        for (int at = 1; at < text.length(); at++) {
            if (Character.isLetterOrDigit(text.charAt(at - 1)) || !Character.isLetterOrDigit(text.charAt(at))) {
                continue;
            }
            String rest = text.substring(at);
            if (rest.chars().filter(Character::isLetter).count() < LETTERS
                    || beginningWith(text.substring(0, at)) < MANY
                    || others.stream().anyMatch(other -> other.endsWith(rest) && !other.equals(text))) {
                break;
            }
            found = at;
            if (fits(DOTS + rest, font, room)) {
                break;
            }
        }
        return found;
    }

    private int beginningWith(String head) {
        return place(head + Character.MAX_VALUE) - place(head);
    }

    private int place(String text) {
        int found = Collections.binarySearch(others, text);
        return found < 0 ? -found - 1 : found;
    }

    /** Where this text differs from the others that are cut to the same, and a little before; 0 if none is. */
    private int whereDiffers(String text, String cut, FontRole font, int room) {
        String head = cut.substring(0, cut.lastIndexOf(DOTS));
        String tail = cut.substring(cut.lastIndexOf(DOTS) + 1);
        int same = text.length();
        for (int i = place(head); i < others.size() && others.get(i).startsWith(head); i++) {
            String other = others.get(i);
            if (other.endsWith(tail) && !other.equals(text) && cutInside(other, font, room).equals(cut)) {
                same = Math.min(same, alike(text, other));
            }
        }
        return same <= CONTEXT || same == text.length() ? 0 : Beginning.whole(text, same - CONTEXT);
    }

    /** How many characters both begin with. */
    private static int alike(String one, String other) {
        int at = Arrays.mismatch(one.toCharArray(), other.toCharArray());
        return at < 0 ? one.length() : at;
    }

    private String cut(String text, int kept, FontRole font, int room, int least) {
        if (fits(text, font, room)) {
            return text;
        }
        int from = Beginning.whole(text, text.length() - kept);
        String end = DOTS + text.substring(from);
        String head = Beginning.fitting(text, from, beginning -> measure.width(beginning + end, font) <= room);
        return head.length() < least ? "" : head.stripTrailing() + end;
    }

    /** The number at the end of a text, such as 7 of {@code task 7}; empty if there is none. */
    public static String number(String text) {
        int from = text.length();
        while (from > 0 && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from);
    }
}
