package dev.socialposting.simulation;

import dev.socialposting.limits.PlaceStore;
import dev.socialposting.limits.Places;

/** What is taken of limits, behind the gate. */
final class GatedPlaces implements PlaceStore {
    private final PlaceStore places;
    private final Gate gate;

    GatedPlaces(PlaceStore places, Gate gate) {
        this.places = places;
        this.gate = gate;
    }

    @Override
    public Places find(String limit) {
        return gate.pass(Operation.LIMIT_READ, () -> places.find(limit));
    }

    @Override
    public boolean replace(String limit, Places seen, Places newer) {
        return gate.pass(Operation.LIMIT_TAKE, () -> places.replace(limit, seen, newer));
    }
}
