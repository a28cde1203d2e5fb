package dev.gantry.ui.choices;

import static dev.gantry.ui.command.Stroke.keys;

import java.util.List;

import dev.gantry.trace.budget.Budget;
import dev.gantry.ui.command.Command;
import dev.gantry.ui.command.Group;
import dev.gantry.ui.feature.Context;
import dev.gantry.ui.feature.Feature;
import dev.gantry.ui.settings.Choices;
import dev.gantry.ui.text.Language;
import dev.gantry.ui.text.Texts;
import dev.gantry.ui.theme.StyleSheets;
import dev.gantry.ui.theme.Theme;

/** The commands for theme, language, size of texts and budget of recordings; what is chosen is remembered at once. */
public final class ChoicesFeature implements Feature {
    private static final List<Integer> SIZES = Choices.SIZES;

    private final Context context;
    private final List<Runnable> following;

    public ChoicesFeature(Context context) {
        this.context = context;
        following = List.of(Choices.whenTheme(context.settings(), this::followTheme),
                Choices.whenPercent(context.settings(), this::followPercent));
    }

    @Override
    public void close() {
        following.forEach(Runnable::run);
    }

    /** All windows have one theme: JavaFX's own looks are the program's. */
    private void followTheme() {
        Theme chosen = Choices.theme(context.settings(), context.appearance().theme());
        if (chosen != context.appearance().theme()) {
            context.appearance().theme(chosen);
        }
    }

    private void followPercent() {
        int chosen = Choices.percent(context.settings());
        if (chosen != percent()) {
            StyleSheets.put(context.scene(), chosen);
            context.appearance().percent(chosen);
        }
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
                        .when(() -> percent() != SIZES.getFirst()).does(() -> text(-1)),
                Command.of("recording-memory", Group.WINDOW, 71).does(this::otherMemory),
                Command.of("recording-last", Group.WINDOW, 72).does(this::otherTime),
                Command.of("recording-full", Group.WINDOW, 73).does(this::otherWhenFull));
    }

    private void otherMemory() {
        int next = after(Choices.megabytes(context.settings()), Choices.MEGABYTES);
        Choices.putMegabytes(context.settings(), next);
        sayBudget();
    }

    private void otherTime() {
        int next = after(Choices.seconds(context.settings()), Choices.SECONDS);
        Choices.putSeconds(context.settings(), next);
        sayBudget();
    }

    private void otherWhenFull() {
        Choices.put(context.settings(), Choices.whenFull(context.settings()) == Budget.Beyond.STOP
                ? Budget.Beyond.KEEP_LAST
                : Budget.Beyond.STOP);
        sayBudget();
    }

    /** The choice after this one, which may be none of them; the first follows the last. */
    private static int after(int chosen, List<Integer> choices) {
        return choices.stream().filter(choice -> choice > chosen).findFirst().orElse(choices.getFirst());
    }

    private void sayBudget() {
        Budget budget = Choices.budget(context.settings());
        long megabytes = budget.bytes() >> 20;
        boolean timed = !budget.time().equals(Budget.ANY_TIME);
        String key = "budget." + budget.beyond().id() + (timed ? ".timed" : "");
        context.notices().say(Texts.of(key, megabytes, budget.time().toSeconds()));
        context.keep();
    }

    private int percent() {
        return context.appearance().percent();
    }

    private void otherTheme() {
        Choices.put(context.settings(), context.appearance().theme().other());
        context.keep();
    }

    /** Labels are made once, so all windows make theirs anew; a second call takes it back. */
    private void otherLanguage() {
        Language next = Language.now().other();
        next.speak();
        Choices.put(context.settings(), next);
        context.files().say(Texts.of("language.now"));
        context.keep();
    }

    /** Enlarges texts by so many steps. */
    private void text(int steps) {
        Choices.put(context.settings(), SIZES.get(SIZES.indexOf(percent()) + steps));
        context.keep();
    }
}
