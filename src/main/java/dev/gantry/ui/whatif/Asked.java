package dev.gantry.ui.whatif;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.gantry.insight.whatif.Kind;
import dev.gantry.insight.whatif.Policy;
import dev.gantry.insight.whatif.Setting;

/**
 * What the user chose; what is empty stays as it was recorded.
 *
 * @param executor the executor's id
 */
record Asked(OptionalInt executor, OptionalInt workers, Optional<Kind> kind, Optional<Policy> policy,
        Optional<Boolean> gil) {
    /** Nothing was chosen. */
    static final Asked NOTHING = new Asked(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /** The executor, of these: the chosen one, else the first. */
    int executor(List<Integer> known) {
        return executor.isPresent() && known.contains(executor.getAsInt()) ? executor.getAsInt() : known.getFirst();
    }

    /** The setting, where the recorded one is this. */
    Setting setting(Setting recorded) {
        Setting usual = recorded.as(kind.orElse(recorded.kind()));
        return new Setting(workers.orElse(usual.workers()), policy.orElse(usual.policy()), usual.kind(),
                gil.orElse(usual.gil()), usual.processors());
    }

    Asked of(int other) {
        return new Asked(OptionalInt.of(other), workers, kind, policy, gil);
    }

    Asked on(int number) {
        return new Asked(executor, OptionalInt.of(number), kind, policy, gil);
    }

    /** As this; the number of workers is the usual one again if coroutines come or go. */
    Asked as(Kind other) {
        return new Asked(executor, OptionalInt.empty(), Optional.of(other), policy, gil);
    }

    Asked by(Policy other) {
        return new Asked(executor, workers, kind, Optional.of(other), gil);
    }

    Asked under(boolean other) {
        return new Asked(executor, workers, kind, policy, Optional.of(other));
    }
}
