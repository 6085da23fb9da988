import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
File file = new File(basedir, 'cascade-lint-baseline.txt')

assert file.readLines().findAll { !it.startsWith('#') } == ['remove-on-many-to-one blog.Comment#post']
assert log.contains("[INFO] ${file.path}: 1 finding accepted, 1 added, 0 taken out")
assert log.contains("[INFO] ${file.path}: 1 finding accepted, 0 added, 0 taken out")
assert log.contains('No findings in 3 entities; 1 baselined')
assert log.contains('none.txt: no such baseline; the command baseline, or the goal of that name, writes it')

def report = new JsonSlurper().parse(new File(basedir, 'target/cascade-lint/cascade-lint.json'))
assert report.findings*.state == ['baselined']
assert report.baseline.stale == []

// the plan of a delete, as the command line tells it
assert log.contains('[INFO] What deleting a Post does')
assert log.contains("no entity 'Pots'; did you mean one of these?")

String blind = 'no entity was found in what was analysed, and yet'
assert log.contains("[WARNING] Nothing was checked: ${blind} ${file.path} accepts 1 finding:")
assert log.contains("Nothing to check: ${blind} ${new File(basedir, 'tools/accepted.txt').path} accepts 1 finding:")
assert log.contains("Nothing is written: ${blind} ${file.path} accepts 1 finding:")
