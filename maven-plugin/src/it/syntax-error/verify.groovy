import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
String broken = new File(basedir, 'src/main/java/blog/Broken.java').path
String comment = new File(basedir, 'src/main/java/blog/Comment.java').path

assert log.count("[ERROR] ${broken}:[") == 1
assert log.count("[WARNING] ${broken}:[") == 1
assert log.count("[ERROR] ${comment}:[13,26] remove-on-many-to-one: ") == 2
assert log.contains('[ERROR] INCOMPLETE: part of the input could not be analysed (1 problem)')
assert log.contains('Part of the sources could not be analysed, so findings may be missing')
assert log.contains('-Dcascade-lint.allowIncomplete')

def report = new JsonSlurper().parse(new File(basedir, 'target/allowed/cascade-lint.json'))
assert !report.complete
assert report.findings*.rule == ['remove-on-many-to-one']
assert report.problems*.file == ['src/main/java/blog/Broken.java']
