package dev.gantry.ui.choices;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.StyleSheets;

/** The commands for theme, language and size of texts; what is chosen is remembered at once. */
public final class ChoicesFeature implements Feature {
    private static final List<Integer> SIZES = Choices.SIZES;

    private final Context context;

    public ChoicesFeature(Context context) {
        this.context = context;
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of("theme", Group.WINDOW, 40).keys(keys("Shortcut+T")).does(this::otherTheme),
                Command.of("language", Group.WINDOW, 50).does(this::otherLanguage),
                Command.of("text-larger", Group.WINDOW, 60)
                        .keys(keys("Shortcut+Plus"), keys("Shortcut+Equals"), keys("Shortcut+Add"))
                        .when(() -> percent() != SIZES.getLast()).does(() -> text(1)),
                Command.of("text-smaller", Group.WINDOW, 70)
                        .keys(keys("Shortcut+Minus"), keys("Shortcut+Subtract"))
                        .when(() -> percent() != SIZES.getFirst()).does(() -> text(-1)));
    }

    private int percent() {
        return context.appearance().percent();
    }

    private void otherTheme() {
        context.appearance().theme(context.appearance().theme().other());
        Choices.put(context.settings(), context.appearance().theme());
        context.keep();
    }

    /** Labels are made once, so the other language comes with the next start; a second call takes it back. */
    private void otherLanguage() {
        Language next = Choices.language(context.settings(), Language.now()).other();
        Choices.put(context.settings(), next);
        context.files().say(Texts.of(next == Language.now() ? "language.stays" : "language.next"));
        context.keep();
    }

    /** Enlarges texts by so many steps. */
    private void text(int steps) {
        int percent = SIZES.get(SIZES.indexOf(percent()) + steps);
        StyleSheets.put(context.scene(), percent);
        context.appearance().percent(percent);
        Choices.put(context.settings(), percent);
        context.keep();
    }
}
