package dev.gantry.lesson;

import java.util.List;

import dev.gantry.hub.Hub;

/** On an automatic hub blocking calls switch. */
final class HubAutomaticSleep implements JavaLesson {
    @Override
    public String id() {
        return "hub-automatic-sleep";
    }

    @Override
    public String title() {
        return "An ordinary sleep that switches by itself";
    }

    @Override
    public String summary() {
        return "Not a word is different from the lesson before but the kind of hub. Its tasks are virtual "
                + "threads on the one thread of the hub, so an ordinary sleep switches by itself. Look at the "
                + "switches at each sleep: it is over after two seconds again: eat 1, play 1, play 2, eat 2. "
                + "Python gets this by monkey-patching.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.automatic()) {
            var eat = hub.spawn("eat", () -> {
                desk.print("eat 1");
                desk.sleep(2);
                desk.print("eat 2");
            });
            var play = hub.spawn("play", () -> {
                desk.print("play 1");
                desk.sleep(1);
                desk.print("play 2");
            });
            hub.joinAll(List.of(eat, play));
        }
    }
}
