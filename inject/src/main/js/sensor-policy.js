/**
 * Which features the page's permissions policy denies: true or false by name, nothing for those that the browser does not
 * know or tell scripts of.
 *
 * @param {ReturnType<createIntrinsics>} intrinsics
 * @param {Document} document
 */
function readSensorPolicy(intrinsics, document) {
  var policy = document.permissionsPolicy || document.featurePolicy;
  var denied = intrinsics.create(null);
  try {
    intrinsics.each(policy.features(), function (feature) {
      denied[feature] = !policy.allowsFeature(feature);
    });
  } catch (odd) {
    // There is none, or what has its name is another thing.
  }
  return denied;
}
