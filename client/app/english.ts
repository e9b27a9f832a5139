import administration from '../locales/en/administration.json'
import rest from '../locales/en/collect.json'
import list from '../locales/en/collect-list.json'
import desk from '../locales/en/desk.json'
import events from '../locales/en/events.json'
import faults from '../locales/en/faults.json'
import flags from '../locales/en/flags.json'
import problems from '../locales/en/problems.json'
import shell from '../locales/en/shell.json'
import sign from '../locales/en/sign.json'
import states from '../locales/en/states.json'
import tour from '../locales/en/tour.json'

const collect = { ...list, ...rest }

export const english = {
  shell,
  states,
  problems,
  faults,
  collect,
  events,
  sign,
  desk,
  flags,
  administration,
  tour,
}
