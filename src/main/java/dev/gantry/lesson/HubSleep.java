package dev.gantry.lesson;

import java.util.List;

import dev.gantry.hub.Hub;

/** Tasks that sleep on the hub let each other run. */
final class HubSleep implements JavaLesson {
    @Override
    public String id() {
        return "hub-sleep";
    }

    @Override
    public String title() {
        return "A sleep that switches";
    }

    @Override
    public String summary() {
        return "Eat sleeps for two seconds, play for one, and both sleep on the hub. Look at the switches: who "
                + "sleeps gives the thread away, so the sleeps overlap, and all is over after two seconds: eat 1, "
                + "play 1, play 2, eat 2.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.UNIT);
    }

    @Override
    public void run(Desk desk) throws Exception {
        try (Hub hub = Hub.cooperative()) {
            var eat = hub.spawn("eat", () -> {
                desk.print("eat 1");
                hub.sleep(desk.seconds(2));
                desk.print("eat 2");
            });
            var play = hub.spawn("play", () -> {
                desk.print("play 1");
                hub.sleep(desk.seconds(1));
                desk.print("play 2");
            });
            hub.joinAll(List.of(eat, play));
        }
    }
}
