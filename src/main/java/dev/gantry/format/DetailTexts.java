package dev.gantry.format;

/** The details of events as texts, see {@link Details}, and their numbers. For the reader's thread. */
public final class DetailTexts {
    private final DetailNumbers numbers;
    private final JsonText made = new JsonText();

    /** The last category: what was made begins with it, up to this length; and the number of it alone. */
    private String category = "";
    private int begun;
    private boolean asked;
    private int alone;

    public DetailTexts(TraceUnderConstruction opening) {
        this.numbers = new DetailNumbers(opening);
    }

    /**
     * The number of these details, 0 for none; {@code arguments} are the inside of a JSON object. Where there is no
     * room for the arguments they are left out, see {@link #isFull}.
     */
    public int number(String name, String category, JsonText arguments) {
        begin(name, category);
        boolean only = name.isEmpty() && arguments.isEmpty();
        if (only && asked) {
            return alone;
        }
        if (!arguments.isEmpty() && !isFull()) {
            made.key("args");
            made.open('{');
            made.append(arguments);
            made.close('}');
        }
        int number = 0;
        if (made.length() > 1) {
            made.close('}');
            number = numbers.number(made);
        }
        if (only) {
            asked = true;
            alone = number;
        }
        return number;
    }

    private void begin(String name, String category) {
        if (begun > 0 && name.isEmpty() && category.equals(this.category)) {
            made.truncate(begun);
            return;
        }
        made.clear();
        made.open('{');
        if (!name.isEmpty()) {
            made.key("name");
            made.string(name);
        }
        if (!category.isEmpty()) {
            made.key("cat");
            made.string(category);
        }
        this.category = category;
        begun = name.isEmpty() ? made.length() : 0;
        asked = false;
    }

    /** Whether there is no room for more arguments. */
    public boolean isFull() {
        return numbers.isFull();
    }
}
