package dev.gantry.ui.whatif;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.gantry.insight.whatif.Prediction;
import dev.gantry.insight.whatif.Workload;
import dev.gantry.trace.Snapshot;
import dev.gantry.ui.session.Reading;

/**
 * Answer to what was asked.
 *
 * @param executors those that can be asked about; empty if none ran a task, and then the rest is empty too
 */
record Predicted(Snapshot snapshot, List<Integer> executors, Optional<Workload> load, Optional<Prediction> prediction) {
    /** The last workload that was read: most questions are about the same tasks. Safe for all threads. */
    static final class LastLoad {
        private final AtomicReference<Workload> last = new AtomicReference<>();

        private Optional<Workload> of(Snapshot snapshot, int executor) {
            return Optional.ofNullable(last.get())
                    .filter(load -> load.recorded() == snapshot && load.executor() == executor);
        }
    }

    /** @param processors how many the machine of the recording had; 0 if that is not known */
    static Reading.Work<Predicted> reading(Snapshot snapshot, int processors, Asked asked, LastLoad last) {
        return (wanted, progress) -> {
            List<Integer> executors = Workload.executors(snapshot);
            if (executors.isEmpty()) {
                return Optional.of(new Predicted(snapshot, executors, Optional.empty(), Optional.empty()));
            }
            int executor = asked.executor(executors);
            Optional<Workload> load = last.of(snapshot, executor)
                    .or(() -> Workload.of(snapshot, executor, processors, wanted,
                            share -> progress.accept(share / 2)));
            load.ifPresent(last.last::set);
            return load.flatMap(of -> Prediction.of(of, asked.setting(of.setting()), wanted,
                    share -> progress.accept((1 + share) / 2)))
                    .map(found -> new Predicted(snapshot, executors, load, Optional.of(found)));
        };
    }
}
